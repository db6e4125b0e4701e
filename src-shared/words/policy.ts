// Words of the clinic's policy: each key for the page, the policy editor and the docs; what is wrong with a policy; what it stops.
import type { PolicyKey } from '../policy/schema.ts';

type Key = {
  readonly title: string;
  /** What it does, for an administrator. */
  readonly help: string;
  /** What holds where it is not set. */
  readonly unset: string;
  /** How a wrong value is read. */
  readonly strict: string;
};

/** By key of the policy. */
export const policy = {
  keys: {
    UpdateMode: {
      title: 'Updates',
      help: '“off”: Front Desk never looks for a new version; your IT installs it. “tell”: it says quietly that there is one, and a person fetches it. “download”: it fetches it too. Nothing is installed before a person chooses the moment.',
      unset: 'the desk’s administrator chooses',
      strict: '“off”: it does not look for updates',
    },
    UpdateFeed: {
      title: 'Address of updates',
      help: 'The https folder from which updates come, if your clinic hosts them itself. Packages from there have to carry the same signature.',
      unset: 'the desk’s administrator chooses',
      strict: 'no updates: from where is not known',
    },
    LockCeilingMinutes: {
      title: 'Locks after at most',
      help: 'The longest time in minutes without mouse or keyboard before the desk locks. A person may choose less, never more. It locks only where names and PINs are on: set SignIn to “required” too.',
      unset: 'what the desk’s administrator allows, 15 at first',
      strict: '5 minutes',
    },
    SignIn: {
      title: 'Names and PINs',
      help: '“required”: everybody signs in with a name and a PIN, and nobody can turn that off. “off”: PINs cannot be turned on; where they are on they stay until the desk’s administrator turns them off.',
      unset: 'the desk’s administrator chooses',
      strict: 'PINs stay as they are: nobody can turn them off',
    },
    AuditKeepDays: {
      title: 'Days that the audit trail stays',
      help: 'Lines of the audit trail that are younger cannot be removed, not even by an administrator. Nothing is ever removed by age alone. Six years are 2190 days.',
      unset: 'an administrator may remove any line',
      strict: 'no line can be removed',
    },
    AllowedHosts: {
      title: 'Allowed addresses of SecureVideo',
      help: 'The hosts to which an account may be connected, without https://. Any other address is refused.',
      unset: 'any https address',
      strict: 'the account that is connected stays; no other can be connected',
    },
    AllowedIdentifier: {
      title: 'Allowed account',
      help: 'The API Identifier of your clinic’s account. Keys of any other account are refused. It is not the Secret Key, which never belongs in a policy.',
      unset: 'any account',
      strict: 'the account that is connected stays; no other can be connected',
    },
    PracticeAllowed: {
      title: 'Practice mode',
      help: 'Whether staff may switch to the practice account with invented patients.',
      unset: 'allowed',
      strict: 'not allowed',
    },
    Proxy: {
      title: 'Proxy',
      help: '“system”: as the computer is set. “direct”: none. “host:port”: this HTTP proxy, with https:// before it if it is reached by TLS. “pac:” and an https address: what the script there says.',
      unset: '“system”',
      strict: '“system”: never around the computer’s own proxy',
    },
  } satisfies Readonly<Record<PolicyKey, Key>>,
  /** Title of the category in the policy editor. */
  product: 'Front Desk',
  setByIt: 'Set by your clinic’s IT',
  setTo: (title: string, value: string) => `${title}: ${value}. Set by your clinic’s IT.`,
  atMost: (minutes: string) => `At most ${minutes} min, set by your clinic’s IT`,
  minutes: (count: string) => `${count} minutes`,
  days: (count: string) => `${count} days`,
  yes: 'yes',
  no: 'no',
  title: 'Set by your clinic’s IT',
  none: 'This computer has no policy. Whoever administers this desk chooses everything.',
  readFrom: {
    windows: 'Read from the registry of this computer at the start.',
    macos: 'Read from this computer’s configuration profile at the start.',
    tried: 'Read at the start from a file that somebody tries a policy with.',
    linux: 'Read from /etc/front-desk/policy.json at the start.',
  },
  wrongTitle: 'The policy of this computer has mistakes',
  wrongSafe: 'Until they are put right the strictest reading holds. What is connected goes on sending.',
  strictNow: 'a strict reading',
  badKey: (key: string, reading: string) => `“${key}” has a value that cannot be used. Read as: ${reading}.`,
  twice: (key: string, reading: string) => `“${key}” is there twice. Read as: ${reading}.`,
  unknownKey: (key: string) => `“${key}” is no key of the policy, and does nothing. Look at its spelling.`,
  moreUnknown: (count: string) => `And ${count} more keys that the policy does not know.`,
  whole: {
    notRoots: 'The policy file does not belong to root, so anybody may have written it. It was not used.',
    othersWrite:
      'The policy file, or its folder, can be written by users who do not administer this computer. It was not used.',
    tooLarge: 'The policy is larger than a policy can be. It was not used.',
    notReadable: 'The policy is there, but it cannot be read as one. It was not used.',
    denied: 'The policy is there, but this user may not read it.',
    noAnswer: 'The system did not tell in time whether there is a policy.',
    noProgram:
      'The system’s programs for reading a policy do not run for this user, so nobody can tell whether there is one.',
  },
  wholeReading: 'Every key has its strictest reading until this is put right.',
};
