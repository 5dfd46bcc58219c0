#!/usr/bin/env bash
# Prints, as Markdown, what each stack's plan changes against the plan committed at a revision.
# Usage: rehearse-against-base.sh REVISION
set -euo pipefail
cd "$(dirname "$0")/.."
revision=$1
base=$(mktemp)
trap 'rm -f "$base"' EXIT
echo "### What this changes"
for file in Pulumi.*.yaml; do
  stack=${file#Pulumi.}
  stack=${stack%.yaml}
  if ! git show "$revision:plans/$stack.json" > "$base" 2> /dev/null; then
    echo "{\"stack\": \"$stack\", \"resources\": [], \"outputs\": {}, \"findings\": []}" > "$base"
  fi
  # Four backticks: no text of a plan ends the block.
  echo
  echo "**$stack**"
  echo
  echo '````diff'
  .venv/bin/python -m rehearsal preview --stack "$stack" --against "$base" 2>&1 || true
  echo '````'
done
