#!/bin/sh
# Audits CloudTrail in every account of the organization, and compares with the last report, which it keeps in a bucket. For any
# scheduler; docs/schedules.md says which permissions it needs. It ends by the exit code of the audit.
#
#   BUCKET         the bucket of the reports
#   ROLE_NAME      the role to assume in every account
#   LOG_ACCOUNT    optional: the account that keeps the bucket and the key of the organization's trail
#   CONFIGURATION  optional: the path of the configuration from the root on, with its exceptions
set -eu

place=s3://$BUCKET/cloudtrail-audit
cd "$(mktemp -d)"

set -- --organization --role-name "$ROLE_NAME"
if [ -n "${LOG_ACCOUNT:-}" ]; then set -- "$@" --log-account "$LOG_ACCOUNT"; fi
if [ -n "${CONFIGURATION:-}" ]; then set -- "$@" --config "$CONFIGURATION"; fi
# A list tells a report that is not there from one that may not be read.
found=$(aws s3api list-objects-v2 --bucket "$BUCKET" --prefix cloudtrail-audit/report.json --query KeyCount --output text)
if [ "$found" != 0 ]; then
  aws s3 cp --only-show-errors "$place/report.json" last.json
  set -- "$@" --since last.json
fi

code=0
npx --yes cloudtrail-baseline@0.1.0 audit "$@" \
  --format table --output report.txt \
  --format json --output report.json \
  --format html --output report.html || code=$?

case $code in
0 | 1 | 3)
  cat report.txt
  for name in report.txt report.html report.json; do
    aws s3 cp --only-show-errors "$name" "$place/$name"
  done
  ;;
esac
exit "$code"
