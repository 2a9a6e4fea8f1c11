#!/usr/bin/env bash
# Installs what is missing of the groups of tools/packages.txt that are named: install_packages.sh build test
# Does nothing, and asks for no rights, where nothing is missing.
set -euo pipefail
list=$(dirname "$0")/packages.txt

is_installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }
is_known() { apt-cache show "$1" >/dev/null 2>&1; }

# The first of "a|b" that is installed, else the first that the system knows, else the first.
choose() {
  local names=${1//|/ } name
  for name in $names; do is_installed "$name" && { echo "$name"; return; }; done
  for name in $names; do is_known "$name" && { echo "$name"; return; }; done
  echo "${names%% *}"
}

missing() {
  local group package
  while read -r group package _; do
    [[ " $groups " == *" $group "* ]] || continue
    [[ $package == *@* ]] && command -v "${package#*@}" >/dev/null && continue
    package=${package%@*}
    package=$(choose "$package")
    is_installed "$package" || echo "$package"
  done < "$list"
}

give_up() {
  echo "Dragoman needs these packages, and $1:" >&2
  echo "  $wanted" >&2
  echo "Install them in your way (names are those of Debian 12), then run make again." >&2
  exit 1
}

groups=$*
command -v dpkg-query >/dev/null || {
  wanted=$(awk '$1 == "build" || $1 == "test" {sub(/@.*/, "", $2); print $2}' "$list" | tr '\n' ' ')
  give_up "this system has no apt-get"
}
wanted=$(missing | tr '\n' ' ')
[ -z "${wanted// }" ] && exit 0

run=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || give_up "there is neither root nor sudo"
  run=(sudo)
fi
echo "Installing: $wanted"
export DEBIAN_FRONTEND=noninteractive
"${run[@]}" apt-get update -qq || echo "apt-get update failed; trying with the lists that are here" >&2
wanted=$(missing | tr '\n' ' ') # the fresh lists may know better names
"${run[@]}" apt-get install -y -qq --no-install-recommends $wanted >/dev/null || give_up "apt-get could not install them"
