#!/usr/bin/env bash
# The JavaScript of viz/static: types (tsc), lint (eslint), and tests of its pure modules (node --test). The
# tools stand here, not in viz/, so that the image and the checks of Python never meet what npm installs. They
# are versions that run on Debian 12's Node 18. Without Node the checks say so and pass; in CI they fail.
set -euo pipefail
cd "$(dirname "$0")"

if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  echo "The JavaScript checks need Node 18.18 or newer with npm (apt-get install nodejs npm)." >&2
  if [ "${CI:-}" = true ]; then exit 1; else exit 0; fi
fi

[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --loglevel=error --no-audit --no-fund
export PATH="$PWD/node_modules/.bin:$PATH"
tsc --project .
cd ../..
eslint --config tests/javascript/eslint.config.js --max-warnings 0 viz/static tests/javascript/*.js
node --test tests/javascript/*.test.js
