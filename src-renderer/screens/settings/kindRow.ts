// A kind of visit as it is typed in settings, what is wrong with it, and the list with it in its place.
import type { Settings } from '../../../src-shared/contract/views/settings.ts';
import type { VisitKind } from '../../../src-shared/session/kind.ts';
import { KIND_NAME_MAX, KINDS_MAX, TEXT_LENGTH_MAX } from '../../../src-shared/session/limits.ts';
import { amountOf, centsOf } from '../../../src-shared/session/rules.ts';
import type { Delivery } from '../../../src-shared/session/session.ts';
import { say } from '../../../src-shared/words/ofLater.ts';
import { packetOptions, packetValue } from '../../form/packets.ts';

/** A kind while it is typed. `isNew` = it is not in the list yet. */
export type TypedKind = Omit<VisitKind, 'depositCents'> & { readonly isNew: boolean; deposit: string };
/** What is wrong at each field; '' = nothing. */
export type KindErrors = { readonly name: string; readonly topic: string; readonly money: string };

/** A kind for typing: of one that is there, or a new one with a fresh id. */
export function typedKind(kind: VisitKind | undefined, newId: string): TypedKind {
  if (!kind) {
    return {
      ...{ id: newId, name: '', packet: 'none', serviceId: null, deposit: '' },
      ...{ delivery: null, recorded: false, topic: '', isNew: true },
    };
  }
  const { depositCents, ...rest } = kind;
  return { ...rest, deposit: depositCents === null ? '' : amountOf(depositCents), isNew: false };
}

/** Everything that is wrong with a kind beside the others. */
export function kindErrors(typed: TypedKind, others: readonly VisitKind[]): KindErrors {
  const name = typed.name.trim();
  const twin = others.some((other) => other.id !== typed.id && other.name.toLowerCase() === name.toLowerCase());
  const amount = typed.deposit.trim();
  return {
    name:
      name === ''
        ? say.settings.giveAName
        : name.length > KIND_NAME_MAX
          ? say.settings.tooLongForButton(KIND_NAME_MAX)
          : twin
            ? say.settings.kindTaken
            : typed.isNew && others.length >= KINDS_MAX
              ? say.settings.kindsAreFull(KINDS_MAX)
              : '',
    topic: typed.topic.trim().length > TEXT_LENGTH_MAX ? say.settings.lettersAtMost(TEXT_LENGTH_MAX) : '',
    money:
      amount !== '' && centsOf(amount) === null
        ? say.settings.writeAmount
        : amount !== '' && typed.serviceId === null
          ? say.settings.depositWantsService
          : amount === '' && typed.serviceId !== null
            ? say.settings.serviceWantsDeposit
            : '',
  };
}

export function isRightKind(errors: KindErrors): boolean {
  return errors.name === '' && errors.topic === '' && errors.money === '';
}

/** The list with the kind in its place, or at the end where it is new. Call only on one that is right. */
export function withKind(kinds: readonly VisitKind[], typed: TypedKind): VisitKind[] {
  const { isNew, deposit, ...rest } = typed;
  const depositCents = deposit.trim() === '' ? null : centsOf(deposit);
  const kind: VisitKind = { ...rest, name: rest.name.trim(), topic: rest.topic.trim(), depositCents };
  return isNew ? [...kinds, kind] : kinds.map((one) => (one.id === kind.id ? kind : one));
}

/** The list with a kind so many places further down (negative: up), and so with another key. Ends hold. */
export function movedKind(kinds: readonly VisitKind[], id: string, by: 1 | -1): VisitKind[] {
  const from = kinds.findIndex((kind) => kind.id === id);
  const to = from + by;
  const kind = kinds[from];
  if (!kind || to < 0 || to >= kinds.length) return [...kinds];
  return kinds.toSpliced(from, 1).toSpliced(to, 0, kind);
}

const ways: Readonly<Record<Delivery, string>> = say.settings.ways;

/** What a kind fills in, in one line: "New patient, $40.00 for Intake, e-mail, recorded". */
export function kindWords(kind: VisitKind, settings: Pick<Settings, 'packets' | 'services'>): string {
  const packet = packetOptions(settings.packets, kind.packet).find((one) => one.value === packetValue(kind.packet));
  const service =
    settings.services.find((one) => one.id === kind.serviceId)?.name ?? say.settings.serviceNo(String(kind.serviceId));
  const parts = [
    kind.packet === 'none' ? '' : (packet?.label ?? ''),
    kind.depositCents === null ? '' : say.settings.amountFor(amountOf(kind.depositCents), service),
    kind.delivery === null ? '' : ways[kind.delivery],
    kind.recorded ? say.settings.recordedInRow : '',
    kind.topic === '' || kind.topic === kind.name ? '' : `“${kind.topic}”`,
  ];
  return parts.filter(Boolean).join(', ');
}
