#!/usr/bin/env bash
# Runs a program on a hosted Linux as at a desk, and ends with its code: atDesk.sh npm test
set -euo pipefail

if [ "${1:-}" != '--inside' ]; then
  # Larger than any window that a spec asks for; xvfb-run's own screen is smaller on some systems.
  exec dbus-run-session -- xvfb-run -a -s '-screen 0 1920x1200x24' bash "$0" --inside "$@"
fi
shift
# A keyring with an empty password, open: without one keys are not kept, and half of what is to be proven is not there.
printf '\n' | gnome-keyring-daemon --unlock --components=secrets > /dev/null
# By this name Electron knows whose keyring it is to ask.
export XDG_CURRENT_DESKTOP=GNOME
exec "$@"
