#!/bin/sh
# Stands where Electron's binary would, for the development server: starts the built app on the stand-in host.
cd "$(dirname "$0")/../.." && exec node_modules/node/bin/node e2e/host/run.mjs out/main/index.js
