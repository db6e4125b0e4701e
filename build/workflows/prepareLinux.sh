#!/usr/bin/env bash
# Gives a hosted Linux what a desk has: a display, a session bus, a keyring, and user namespaces for Chromium's sandbox.
set -euo pipefail

sudo apt-get update -qq
sudo apt-get install -y -qq --no-install-recommends xvfb xauth dbus gnome-keyring libsecret-1-0
# There is no setuid helper beside an Electron of npm. A system that does not know the word has no such bar.
sudo sysctl -e -w kernel.apparmor_restrict_unprivileged_userns=0
