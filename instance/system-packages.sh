#!/bin/sh
# Installs the Debian packages named in the given lists, only those that are missing.
# Called by the Makefile. Without rights it prints the line to run as administrator and exits 1.
set -eu

packages=$(sed 's/#.*//' "$@")
if ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian system. Install yourself what corresponds to:" $packages >&2
    exit 0
fi

missing=
for package in $packages; do
    status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

install="apt-get install --yes --no-install-recommends$missing"
if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "System packages are missing and this account may not install them. As administrator run:" >&2
    echo "  apt-get update && $install" >&2
    exit 1
fi
echo "Installing system packages:$missing"
$as_root apt-get update --quiet
$as_root env DEBIAN_FRONTEND=noninteractive $install
