/** Pages 2 to 13 of the Certificate Wizard: what a request is made of. */
import type { Fields } from '../fields.ts';
import { type Choices, choicesOf, sipDomainField } from './choices.ts';
import { authorityOf, friendlyNameOf } from './commands.ts';
import type { Page, State } from './knowledge.ts';
import { plainPage } from './pages.ts';

export const requestPages: readonly Page[] = [
  plainPage({ id: 'welcome', number: 2, step: 'request', next: () => ({ to: 'delivery' }) }),
  plainPage({
    id: 'delivery',
    number: 3,
    step: 'request',
    fields: (make, { delivery }) => [make.choice('delivery', delivery, { options: ['immediate', 'delayed'] })],
    next: ({ delivery }) => ({ to: delivery === 'immediate' ? 'authority' : 'request-file' }),
  }),
  plainPage({
    id: 'request-file',
    number: 4,
    step: 'request',
    fields: (make, { requestFile }) => [make.text('request-file', requestFile)],
    required: ({ requestFile }) => [['request-file', requestFile]],
    next: () => ({ to: 'template' }),
  }),
  plainPage({
    id: 'authority',
    number: 5,
    step: 'request',
    fields: authorityFields,
    required: (choices) => [
      choices.authoritySource === 'other'
        ? ['other-authority', choices.otherAuthority]
        : ['detected-authority', choices.detectedAuthority],
    ],
    next: () => ({ to: 'account' }),
  }),
  plainPage({
    id: 'account',
    number: 5,
    step: 'request',
    fields: (make, { hasAccount, account, accountPassword }) => [
      make.check('has-account', hasAccount),
      make.text('account', account, { enabled: hasAccount }),
      make.password('account-password', accountPassword, { enabled: hasAccount }),
    ],
    required: ({ hasAccount, account, accountPassword }) =>
      hasAccount
        ? [
            ['account', account],
            ['account-password', accountPassword],
          ]
        : [],
    next: () => ({ to: 'template' }),
  }),
  plainPage({
    id: 'template',
    number: 6,
    step: 'request',
    fields: (make, { hasTemplate, template }) => [
      make.check('has-template', hasTemplate),
      make.text('template', template, { enabled: hasTemplate }),
    ],
    required: ({ hasTemplate, template }) => (hasTemplate ? [['template', template]] : []),
    next: () => ({ to: 'security' }),
  }),
  plainPage({
    id: 'security',
    number: 7,
    step: 'name',
    fields: (make, { friendlyName, bits, isExportable }) => [
      make.text('friendly-name', friendlyName, { note: 'friendly-name' }),
      make.choice('bits', bits, { options: ['1024', '2048', '4096'].map((value) => ({ value, label: value })) }),
      make.check('exportable', isExportable, { note: 'exportable' }),
    ],
    next: () => ({ to: 'organization' }),
  }),
  plainPage({
    id: 'organization',
    number: 8,
    step: 'name',
    fields: (make, { organization, organizationalUnit }) => [
      make.text('organization', organization),
      make.text('organizational-unit', organizationalUnit),
    ],
    next: () => ({ to: 'geography' }),
  }),
  plainPage({
    id: 'geography',
    number: 9,
    step: 'name',
    fields: (make, { country, state, city }) => [
      make.text('country', country, { note: 'country' }),
      make.text('state', state),
      make.text('city', city),
    ],
    // X.509 has countries by the two letters of ISO 3166.
    check: ({ country }) =>
      /^(?:[A-Za-z]{2})?$/.test(country) ? [] : [['country', 'certificate-wizard.error.country']],
    next: () => ({ to: 'names' }),
  }),
  plainPage({
    id: 'names',
    number: 10,
    step: 'names',
    enter: (state) => ({
      kind: 'ask',
      question: { about: 'names', types: choicesOf(state).use?.types ?? [], allSipDomains: false },
    }),
    fields: (make, _, { known: { names } }) => [
      make.fact('subject', names.subject),
      make.facts('automatic-names', names.names),
    ],
    next: () => ({ to: 'sip-domains' }),
  }),
  plainPage({
    id: 'sip-domains',
    number: 11,
    step: 'names',
    fields: (make, { sipDomains }, { known: { overview } }) =>
      overview.sipDomains.map((domain) =>
        make.check(sipDomainField(domain), sipDomains.includes(domain), { label: domain }),
      ),
    next: () => ({ to: 'more-names' }),
  }),
  plainPage({
    id: 'more-names',
    number: 12,
    step: 'names',
    fields: (make, { additionalNames }) => [make.list('additional-names', additionalNames)],
    check: ({ additionalNames }) =>
      additionalNames.every(isDnsName) ? [] : [['additional-names', 'certificate-wizard.error.dns-name']],
    next: () => ({ to: 'summary' }),
  }),
  plainPage({
    id: 'summary',
    number: 13,
    step: 'summary',
    enter: () => ({ kind: 'ask', question: { about: 'time' } }),
    fields: summaryFields,
    next: () => ({ to: 'run-request' }),
  }),
];

function authorityFields(make: Fields, choices: Choices, { known: { overview } }: State): ReturnType<Page['fields']> {
  const { authorities } = overview;
  const isOther = choices.authoritySource === 'other';
  return [
    make.choice('authority-source', choices.authoritySource, {
      options: [{ value: 'detected', enabled: authorities.length > 0 }, { value: 'other' }],
    }),
    make.choice('detected-authority', choices.detectedAuthority, {
      options: authorities.map((value) => ({ value, label: value })),
      enabled: !isOther,
    }),
    make.text('other-authority', choices.otherAuthority, { enabled: isOther, note: 'other-authority' }),
  ];
}

/** All names that the certificate will have, each once. */
function namesOf({ sipDomains, additionalNames }: Choices, { known: { names } }: State): string[] {
  const all = [...names.names, ...sipDomains.map((domain) => `sip.${domain}`), ...additionalNames];
  return [...new Map(all.map((name) => [name.toLowerCase(), name])).values()];
}

function summaryFields(make: Fields, choices: Choices, state: State): ReturnType<Page['fields']> {
  const { known } = state;
  const isOnline = choices.delivery === 'immediate';
  const lines: (readonly [field: string, value: string])[] = [
    ['uses', choices.use?.types.join(', ') ?? ''],
    isOnline ? ['authority', authorityOf(choices)] : ['request-file', choices.requestFile],
    ['account', isOnline && choices.hasAccount ? choices.account : ''],
    ['template', choices.hasTemplate ? choices.template : 'WebServer'],
    ['friendly-name', friendlyNameOf(choices, known)],
    ['bits', choices.bits],
    ['exportable', make.say(choices.isExportable ? 'yes' : 'no')],
    ['organization', choices.organization],
    ['organizational-unit', choices.organizationalUnit],
    ['country', choices.country],
    ['state', choices.state],
    ['city', choices.city],
    ['subject', known.names.subject],
  ];
  return [
    ...lines.filter(([, value]) => value !== '').map(([field, value]) => make.fact(field, value)),
    make.facts('all-names', namesOf(choices, state)),
  ];
}

/** A name that a certificate can bear: labels of letters, digits and hyphens, with `*` for the first one. */
function isDnsName(name: string): boolean {
  return (
    name.length <= 253 &&
    /^(?:\*\.)?[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62})(?:\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*$/.test(name)
  );
}
