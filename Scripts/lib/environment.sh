# Sourced by the scripts: goes to the package's root, finds Swift, and sets what every build shares.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

jobs=${CONTRASTE_JOBS:-$(nproc)}

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# Puts the folder of the toolchain at the front of PATH. SWIFT_HOME, where set, comes first.
find_swift() {
  local place
  for place in "${SWIFT_HOME:-}/usr/bin" "${SWIFT_HOME:-}/bin"; do
    if [ -n "${SWIFT_HOME:-}" ] && [ -x "$place/swift" ]; then
      PATH="$place:$PATH"
      return 0
    fi
  done
  if have swift; then return 0; fi
  for place in \
    "${SWIFTLY_BIN_DIR:-$HOME/.local/share/swiftly/bin}" \
    /opt/swift/usr/bin /opt/swift*/usr/bin /usr/local/swift*/usr/bin /usr/share/swift*/usr/bin \
    /usr/libexec/swift/*/bin /usr/lib/swift/bin "$HOME"/swift*/usr/bin; do
    if [ -x "$place/swift" ]; then
      PATH="$place:$PATH"
      return 0
    fi
  done
  return 1
}
HOME=${HOME:-/root}
find_swift || true
export PATH HOME

# The same flags wherever the release build is made, so that it is made once.
release_flags=(-c release --static-swift-stdlib -j "$jobs")
