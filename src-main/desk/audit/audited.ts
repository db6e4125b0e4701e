// Which calls of the page are worth a line of their own. Changes and answers are not among them: the journal tells of those.
import type { CallName } from '../../../src-shared/contract/calls.ts';
import { isEmail } from '../../../src-shared/session/rules.ts';
import type { AuditEvent } from '../../staff/audit.ts';

/** What a call that was answered with `value` is told as; null = it is not. `nameOf`: of somebody of the staff, by id. */
export function eventOfCall(
  name: CallName,
  input: unknown,
  value: unknown,
  nameOf: (staffId: string) => string,
): AuditEvent | null {
  switch (name) {
    case 'session.read':
      return value === null ? null : { is: 'viewed', localId: textOf(input, 'localId') };
    case 'search.remote': {
      const email = textOf(input, 'email').trim();
      return isEmail(email) ? { is: 'searched', email } : null;
    }
    case 'day.mark':
    case 'day.putMarkBack':
      return { is: 'changed', kind: 'mark', changeId: '', localId: textOf(input, 'localId') };
    case 'settings.write':
      return { is: 'settings', call: name, about: Object.keys(input ?? {}).join(', ') };
    case 'update.choose':
      return { is: 'settings', call: name, about: Object.keys(input ?? {}).join(', ') };
    case 'account.connect':
      return textOf(value, 'result') === 'ok' ? { is: 'settings', call: name, about: '' } : null;
    case 'setup.make':
      return textOf(value, 'is') === 'made' ? { is: 'settings', call: name, about: '' } : null;
    case 'setup.open':
      return textOf(value, 'is') === 'opened' ? { is: 'settings', call: name, about: '' } : null;
    case 'setup.apply':
      if (textOf(value, 'is') !== 'applied') return null;
      return { is: 'settings', call: name, about: textsOf(value, 'changed').join(', ') };
    case 'recovery.open':
      return textOf(value, 'is') === 'opened' ? { is: 'settings', call: name, about: '' } : null;
    case 'staff.add':
      return { is: 'settings', call: name, about: textOf(input, 'name') };
    case 'staff.change':
    case 'staff.remove':
      return { is: 'settings', call: name, about: nameOf(textOf(input, 'staffId')) };
    case 'staff.ownPin':
      return textOf(value, 'is') === 'in' ? { is: 'settings', call: name, about: '' } : null;
    case 'staff.noPins':
    case 'lock.after':
    case 'lock.ceiling':
    case 'account.usePractice':
    case 'account.useLive':
    case 'account.renewKey':
    case 'recovery.make':
    case 'recovery.confirm':
    case 'recovery.drop':
    case 'connection.keepPassword':
    case 'connection.forgetPassword':
    case 'update.install':
      return { is: 'settings', call: name, about: '' };
    default:
      return null;
  }
}

function textOf(of: unknown, member: string): string {
  const value: unknown = typeof of === 'object' && of !== null ? Reflect.get(of, member) : undefined;
  return typeof value === 'string' ? value : '';
}

function textsOf(of: unknown, member: string): readonly string[] {
  const value: unknown = typeof of === 'object' && of !== null ? Reflect.get(of, member) : undefined;
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
