// Where each system keeps the policy: the readers look there, and what is made for administrators writes there.

/** Group Policy's own branch, which no normal user may write. */
export const REGISTRY_PARENT = 'SOFTWARE\\Policies';
export const REGISTRY_NAME = 'FrontDesk';
/** The preference domain of macOS, the app's own id. */
export const PREFERENCE_DOMAIN = 'com.frontdesk.desk';
export const LINUX_FILE = '/etc/front-desk/policy.json';
