#!/bin/sh
# The hosts and the browser that some tests drive are programs of the operating system. Where this may install them
# (as root, on Debian or Ubuntu), it does; elsewhere those tests are skipped and say what they miss.
set -eu
PATH=$PATH:/usr/sbin:/usr/local/sbin

missing=
for pair in chromium:chromium nginx:nginx-light ffmpeg:ffmpeg php:php-cli mariadbd:mariadb-server strace:strace dovecot:dovecot-imapd; do
    command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair#*:}"
done
if ! [ -d /usr/share/wordpress/wp-admin ] || ! [ -d /usr/share/wordpress/wp-content/themes/twentytwentyone ] || ! command -v php >/dev/null || ! php -m 2>/dev/null | grep -qx mysqli; then
    missing="$missing wordpress wordpress-theme-twentytwentyone php-gd php-mysql php-xml php-mbstring"
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "Not installed, so the tests that need them are skipped:$missing" >&2
    exit 0
fi
echo "Installing what some tests drive:$missing" >&2
# Services that a package brings are not started: the tests start their own, on loopback.
policy=/usr/sbin/policy-rc.d
made=
if ! [ -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    made=yes
fi
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update --quiet=2 && apt-get install --quiet=2 --yes --no-install-recommends $missing; } </dev/null >/dev/null 2>&1; then
    echo "They could not be installed; the tests that need them are skipped." >&2
fi
[ -z "$made" ] || rm "$policy"
