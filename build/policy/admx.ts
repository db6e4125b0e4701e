// The policy for Windows' own editor: ADMX says which values there are, ADML their words.
import { REGISTRY_NAME, REGISTRY_PARENT } from '../../src-shared/policy/places.ts';
import { policyExample, policyForm, policyKeys } from '../../src-shared/policy/schema.ts';
import type { PolicyForm, PolicyKey } from '../../src-shared/policy/schema.ts';
import { policy as words } from '../../src-shared/words/policy.ts';
import { documentOf, el } from './xml.ts';
import type { Xml } from './xml.ts';

const NAMESPACES = {
  xmlns: 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions',
  revision: '1.0',
  schemaVersion: '1.0',
};
const CATEGORY = 'FrontDesk';

/** PolicyDefinitions\FrontDesk.admx */
export function admx(): string {
  return documentOf(
    el('policyDefinitions', NAMESPACES, [
      el('policyNamespaces', {}, [el('target', { prefix: 'frontdesk', namespace: 'FrontDesk.Policies' })]),
      el('resources', { minRequiredRevision: '1.0' }),
      el('supportedOn', {}, [
        el('definitions', {}, [el('definition', { name: 'Supported', displayName: '$(string.Supported)' })]),
      ]),
      el('categories', {}, [el('category', { name: CATEGORY, displayName: `$(string.${CATEGORY})` })]),
      el('policies', {}, policyKeys.map(policyOf)),
    ]),
  );
}

function policyOf(key: PolicyKey): Xml {
  const form = policyForm(key);
  const place = { key: `${REGISTRY_PARENT}\\${REGISTRY_NAME}` };
  const told = { displayName: `$(string.${key})`, explainText: `$(string.${key}_Help)` };
  const head = [el('parentCategory', { ref: CATEGORY }), el('supportedOn', { ref: 'Supported' })];
  const name = { name: key, class: 'Machine', ...told };
  if (form.is === 'yesNo') {
    return el('policy', { ...name, ...place, valueName: key }, [
      ...head,
      el('enabledValue', {}, [el('decimal', { value: '1' })]),
      el('disabledValue', {}, [el('decimal', { value: '0' })]),
    ]);
  }
  return el('policy', { ...name, presentation: `$(presentation.${key})`, ...place }, [
    ...head,
    el('elements', {}, [elementOf(key, form)]),
  ]);
}

function elementOf(key: PolicyKey, form: Exclude<PolicyForm, { is: 'yesNo' }>): Xml {
  const common = { id: key, valueName: key, required: 'true' };
  switch (form.is) {
    case 'choice':
      return el(
        'enum',
        common,
        form.choices.map((choice) =>
          el('item', { displayName: `$(string.${key}_${choice})` }, [el('value', {}, [el('string', {}, choice)])]),
        ),
      );
    case 'number':
      return el('decimal', { ...common, minValue: String(form.min), maxValue: String(form.max) });
    case 'list':
      return el('multiText', { ...common, maxStrings: String(form.most) });
    case 'text':
      return el('text', { ...common, maxLength: String(form.longest) });
  }
}

/** PolicyDefinitions\en-US\FrontDesk.adml */
export function adml(): string {
  const strings = policyKeys.flatMap((key) => {
    const { title, help, unset, strict } = words.keys[key];
    const form = policyForm(key);
    const choices = form.is === 'choice' ? form.choices : [];
    const explained = `${help}\n\nNot set: ${unset}.\nA value that cannot be used is read as: ${strict}.`;
    return [
      el('string', { id: key }, title),
      el('string', { id: `${key}_Help` }, explained),
      ...choices.map((choice) => el('string', { id: `${key}_${choice}` }, choice)),
    ];
  });
  return documentOf(
    el('policyDefinitionResources', NAMESPACES, [
      el('displayName', {}, words.product),
      el('description', {}, words.product),
      el('resources', {}, [
        el('stringTable', {}, [
          el('string', { id: CATEGORY }, words.product),
          el('string', { id: 'Supported' }, words.product),
          ...strings,
        ]),
        el('presentationTable', {}, policyKeys.flatMap(presentationOf)),
      ]),
    ]),
  );
}

function presentationOf(key: PolicyKey): Xml[] {
  const form = policyForm(key);
  const { title } = words.keys[key];
  const refId = key;
  const shown = (): Xml | null => {
    switch (form.is) {
      case 'yesNo':
        return null;
      case 'choice':
        return el('dropdownList', { refId, noSort: 'true', defaultItem: '0' }, title);
      case 'number':
        return el('decimalTextBox', { refId, defaultValue: String(policyExample[key]) }, title);
      case 'list':
        return el('multiTextBox', { refId }, title);
      case 'text':
        return el('textBox', { refId }, [el('label', {}, title)]);
    }
  };
  const part = shown();
  return part === null ? [] : [el('presentation', { id: key }, [part])];
}
