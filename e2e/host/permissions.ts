// What a page may do with the computer: the app is asked as Electron would ask it, and Chromium is told.
import { chromium, host } from './state.ts';

/** Asks the app's check handler what Electron would ask; without a handler Electron grants. */
export async function applyPermissions(): Promise<void> {
  const names = {
    geolocation: 'geolocation',
    notifications: 'notifications',
    media: 'camera',
    'clipboard-read': 'clipboard-read',
  };
  for (const [electronName, name] of Object.entries(names)) {
    const checked =
      host.permissionCheck?.(electronName, [...host.schemes].map((scheme) => `${scheme}://`)[0] ?? '') ?? true;
    let asked = host.permissionRequest === null;
    host.permissionRequest?.(electronName, (granted) => (asked = granted));
    const granted = checked && asked;
    host.records.permissions[electronName] = granted;
    const setting = granted ? 'granted' : 'denied';
    await chromium()
      .cdp.send('Browser.setPermission', { permission: { name }, setting })
      .catch(() => undefined);
    if (name === 'camera') {
      await chromium()
        .cdp.send('Browser.setPermission', { permission: { name: 'microphone' }, setting })
        .catch(() => undefined);
    }
  }
}
