"""What this project costs beside doing without it: ratios, measured side by side in one run."""
