#!/usr/bin/env bash
# Prints what each stack's plan changes against the plan committed at a revision.
# Usage: rehearse-against-base.sh REVISION
set -euo pipefail
cd "$(dirname "$0")/.."
revision=$1
base=$(mktemp)
trap 'rm -f "$base"' EXIT
for file in Pulumi.*.yaml; do
  stack=${file#Pulumi.}
  stack=${stack%.yaml}
  if ! git show "$revision:plans/$stack.json" > "$base" 2> /dev/null; then
    echo "{\"stack\": \"$stack\", \"resources\": [], \"outputs\": {}, \"findings\": []}" > "$base"
  fi
  echo "# $stack"
  .venv/bin/python -m rehearsal preview --stack "$stack" --against "$base" 2>&1 || true
  echo
done
