# Finds what the two commands need, and installs what is missing where it may: sourced, not run.
# Sets and exports JAVA_HOME only if it finds a JDK elsewhere than on the path.

say() { printf '%s\n' "$*" >&2; }

# Ends the command: what is missing, and how a person gets it.
missing() {
  say "parley: $1"
  say "        $2"
  exit 1
}

# Installs Debian packages; fails where this user may not or there is no apt-get.
apt_install() {
  command -v apt-get >/dev/null || return 1
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    # -n: never ask for a password; a build that waits for one looks like one that hangs.
    sudo -n true 2>/dev/null || return 1
    as_root=(sudo -n)
  fi
  say "parley: installing $* (apt-get)"
  "${as_root[@]}" apt-get update -qq >&2 &&
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq "$@" >&2
}

# at_least 3.9.1 3.8.7: whether the first version is the second or newer.
at_least() {
  [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]
}

need_jdk() {
  local javac="${JAVA_HOME:+$JAVA_HOME/bin/}javac" version
  # || true, here and below: a program that is missing is an answer, and must not end the script.
  version=$("$javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p' || true)
  if [ -z "$version" ] || [ "$version" -lt 17 ]; then
    missing "no JDK 17 or newer: $javac says '${version:-nothing}'." \
      "Install one (Debian: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME to it."
  fi
}

maven_version() {
  { mvn -version 2>/dev/null || true; } |
    sed 's/\x1b\[[0-9;]*m//g' | sed -n 's/^Apache Maven \([0-9.]*\).*/\1/p'
}

need_maven() {
  local version
  version=$(maven_version)
  if [ -z "$version" ]; then
    apt_install maven || true
    version=$(maven_version)
  fi
  if [ -z "$version" ] || ! at_least "$version" 3.8.7; then
    missing "no Maven 3.8.7 or newer on the path (found: ${version:-none})." \
      "Install one (Debian 12 or newer: apt-get install maven) and put its bin on the path."
  fi
}

# Exports CHROMIUM, the browser's program, for the tests.
need_chromium() {
  local found
  found=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
  if [ -z "$found" ]; then
    apt_install chromium || true
    found=$(command -v chromium || true)
  fi
  [ -x "$found" ] || missing "no Chromium for the browser tests (looked for: ${found:-chromium, chromium-browser, google-chrome})." \
    "Install one (Debian: apt-get install chromium) or set CHROMIUM to its program."
  export CHROMIUM=$found
}

# Exports CHROMIUM_HEADLESS_SHELL: the same browser without a window, in which most browser tests take
# less time. Without it, or with it empty, they all run in CHROMIUM. The two have to be of one version.
want_headless_shell() {
  [ -z "${CHROMIUM_HEADLESS_SHELL+set}" ] || return 0
  [ "$CHROMIUM" = "$(command -v chromium || true)" ] || return 0
  command -v chromium-headless-shell >/dev/null || install_headless_shell || true
  local shell version
  shell=$(command -v chromium-headless-shell || true)
  [ -n "$shell" ] || return 0
  version=$(version_of "$shell")
  if [ -n "$version" ] && [ "$version" = "$(version_of "$CHROMIUM")" ]; then
    export CHROMIUM_HEADLESS_SHELL=$shell
  else
    say "parley: chromium-headless-shell is not used: it is not of Chromium's version"
  fi
}

# Nobody's Chromium is to be changed for it: the version that belongs to the installed one, or none.
install_headless_shell() {
  local version
  version=$(dpkg-query -W -f='${Version}' chromium 2>/dev/null || true)
  [ -n "$version" ] && apt-cache show "chromium-headless-shell=$version" >/dev/null 2>&1 &&
    apt_install --no-remove "chromium-headless-shell=$version"
}

version_of() {
  "$1" --version 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+){3}' | head -n 1 || true
}

# Exports FIREFOX, the other browser's program, for the tests.
need_firefox() {
  local found
  found=${FIREFOX:-$(command -v firefox-esr || command -v firefox || true)}
  if [ -z "$found" ]; then
    apt_install firefox-esr || true
    found=$(command -v firefox-esr || true)
  fi
  [ -x "$found" ] || missing "no Firefox for the browser tests (looked for: ${found:-firefox-esr, firefox})." \
    "Install one (Debian: apt-get install firefox-esr) or set FIREFOX to its program."
  export FIREFOX=$found
}

# Exports TURNSERVER, coturn's program, for the tests, which start it themselves.
need_coturn() {
  local found
  # Debian keeps some of what the tests call where only root looks for programs.
  export PATH="$PATH:/usr/sbin:/sbin"
  found=${TURNSERVER:-$(command -v turnserver || true)}
  if [ -z "$found" ]; then
    if apt_install coturn && [ -d /run/systemd/system ]; then
      # Debian starts what it installs: a TURN server that nobody asked for.
      if [ "$(id -u)" -eq 0 ]; then
        systemctl disable --now --quiet coturn || true
      else
        sudo -n systemctl disable --now --quiet coturn || true
      fi
    fi
    found=$(command -v turnserver || true)
  fi
  [ -x "$found" ] || missing "no coturn for the TURN tests (looked for: ${found:-turnserver})." \
    "Install it (Debian: apt-get install coturn) or set TURNSERVER to its program."
  export TURNSERVER=$found
}

# The tests of the shared engine start their own; Debian starts what it installs: one that nobody asked for.
need_redis() {
  export PATH="$PATH:/usr/sbin:/sbin"
  if ! command -v redis-server >/dev/null; then
    if apt_install redis-server && [ -d /run/systemd/system ]; then
      if [ "$(id -u)" -eq 0 ]; then
        systemctl disable --now --quiet redis-server || true
      else
        sudo -n systemctl disable --now --quiet redis-server || true
      fi
    fi
  fi
  command -v redis-server >/dev/null || missing "no redis-server for the tests of several servers." \
    "Install it, 7 or newer (Debian: apt-get install redis-server), and put it on the path."
}

# Some tests take the network away, or put NATs into it, by ip, iptables and unshare (util-linux has
# that everywhere). They say so themselves where one is missing or the kernel refuses, and fail for it
# only with CI=true and for root: not every developer's system has them, or lets them.
want_namespaces() {
  local wanted=()
  command -v ip >/dev/null || wanted+=(iproute2)
  command -v iptables >/dev/null || wanted+=(iptables)
  [ ${#wanted[@]} -eq 0 ] || apt_install "${wanted[@]}" || true
}
