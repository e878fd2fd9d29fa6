#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# fetch.sh FOLDER: the npm packages that tests/interop names, in the versions of its lock file, into FOLDER.
# Exit 0: they are there; 3: the registry cannot be reached; else they cannot be installed. npm's words on stderr.
set -eu
cd "$(dirname "$0")"
into=$1
mkdir -p "$into"
cp package.json package-lock.json server.mjs client.mjs "$into"
cd "$into"
stamp=node_modules/.installed
if cmp -s package-lock.json "$stamp"; then exit 0; fi
command -v npm >/dev/null || {
    echo "there is no npm here" >&2
    exit 3
}
if timeout 300 npm ci --ignore-scripts --omit=optional --no-audit --no-fund --prefer-offline >npm.log 2>&1; then
    cp package-lock.json "$stamp"
    exit 0
else
    code=$?
fi
tail -n 20 npm.log >&2
# No way to the registry, or none that can be trusted (a proxy that opens what is encrypted). Whatever else npm fails
# with is a fault of ours: of the lock, of the packages.
[ $code -ne 124 ] || exit 3
if grep -Eq 'code (ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|[A-Z_]*SELF_SIGNED_CERT[A-Z_]*|UNABLE_TO_[A-Z_]*(CERT|SIGNATURE)[A-Z_]*|CERT_[A-Z_]+)' npm.log; then
    exit 3
fi
exit 1
