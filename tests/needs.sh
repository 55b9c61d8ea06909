#!/usr/bin/env bash
# What the tests need beside Python: Java and Maven for a real Neo4j and for ROBOT, Chromium and a Chinese font for
# a real browser, docker-compose to check the compose file, Node for the JavaScript of the explorer, LibreOffice for Word
# files. In CI what is missing is installed, or the run fails; elsewhere it is named, and the tests that need it skip.
set -euo pipefail

needs=(java:default-jdk-headless mvn:maven chromium:chromium docker-compose:docker-compose node:nodejs npm:npm
  soffice:libreoffice-writer-nogui)
missing=()
for need in "${needs[@]}"; do
  command -v "${need%%:*}" >/dev/null || missing+=("${need##*:}")
done
fc-list :lang=zh 2>/dev/null | grep -q . || missing+=(fonts-noto-cjk)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "${CI:-}" != true ]; then
  echo "Some tests will skip; they need: ${missing[*]} (apt-get install ${missing[*]})"
  exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "CI needs: ${missing[*]}. Install them first: apt-get install ${missing[*]}" >&2
  exit 1
fi
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
