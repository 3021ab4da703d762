# shellcheck shell=bash disable=SC2154
# What the two packages share. Sourced with `programs`, a folder, and `names`, the programs in it.
packaging=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd -P)
tree=$(mktemp -d)
trap 'rm -rf -- "$tree"' EXIT
chmod 755 "$tree"
version=$(sed -n 's/^## \[\([0-9][0-9.]*\)\].*/\1/p' "$packaging/../CHANGELOG.md" | head -1)
# Before the first version.
version=${version:-0.0}

put() { install -D -m "$1" -- "$2" "$tree/$3"; }

# Puts the programs, and the resources of what they link, into a folder of the package.
put_programs() {
  local name resources
  for name in "${names[@]}"; do
    put 755 "$programs/$name" "$1/$name"
    strip --strip-unneeded "$tree/$1/$name"
  done
  for resources in "$programs"/*.resources; do
    case $resources in *Tests.resources | *'*'*) continue ;; esac
    cp -r -- "$resources" "$tree/$1/"
  done
}

# The libraries that the programs are linked to, as this machine has them.
linked() {
  local name
  for name in "${names[@]}"; do ldd "$programs/$name"; done |
    sed -n 's/.*=> \(\/[^ ]*\) .*/\1/p' | sort -u
}

# The package of a library, under either of the names that merged /usr gives it.
package_of() {
  { dpkg-query -S "$1" "${1#/usr}" "/usr$1" 2>/dev/null || :; } | grep -v diversion | cut -d: -f1
}

# Prints the packages of the libraries; what no package brings, such as Swift's own when it is not
# linked in, goes into folder $1 beside the programs.
libraries() {
  local path
  for path in $(linked); do
    package_of "$path" || put 644 "$path" "$1/${path##*/}"
  done | sort -u | paste -sd, | sed 's/,/, /g'
}

# build OUTPUT: makes the package; the fields of its control file that are its own come from the input.
build() {
  {
    printf '%s: %s\n' Version "$version" Section admin Priority optional \
      Architecture "$(dpkg --print-architecture)" \
      Maintainer 'The Gatehouse authors <gatehouse@localhost>'
    cat
  } >"$tree/DEBIAN/control"
  dpkg-deb --root-owner-group --build "$tree" "$1" >/dev/null
  printf '%s\n' "$1"
}
