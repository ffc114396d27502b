#!/bin/sh
# Installs a package of Lupa as root: install-update FILE SHA512. The file lies where an ordinary user may change it, also
# while root's password is asked for. So it is copied to where only root may write, and the copy is what is checked and installed.
set -eu
[ "$(id -u)" = 0 ] || { echo 'This is for root.' >&2; exit 64; }
[ "$#" = 2 ] || { echo 'Say which package, and its SHA-512.' >&2; exit 64; }
PATH=/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C.UTF-8
DEBIAN_FRONTEND=noninteractive
export PATH LC_ALL DEBIAN_FRONTEND
umask 022
own=$(mktemp -d /var/tmp/lupa-update.XXXXXXXX)
trap 'rm -rf "$own"' EXIT
trap 'exit 1' HUP INT TERM
# Neither a pipe that never ends nor a disk that fills up.
timeout 300 head -c 2000000000 -- "$1" > "$own/lupa.deb"
if ! echo "$2  $own/lupa.deb" | sha512sum --check --strict --status; then
  echo 'The package is not the one that was signed.' >&2
  exit 65
fi
# As if apt knew no place to download from; the memory of those it knows is left as it is.
apt-get -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts=/dev/null -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= \
  install --yes --no-install-recommends --allow-downgrades "$own/lupa.deb"
