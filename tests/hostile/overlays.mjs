// overlays.mjs - overlays of the base pack: the sins, and the good ones.
import { inside, key, raw, value } from './tree.mjs';

const sins = [];
const form = (name, says, at, bend, schema) => sins.push({ name, says, at: [at].flat(), bend, schema });
const TITLE = 'strings./topics/audience/title', BODY = 'strings./messages/to-family/body';

for (const field of ['extends', 'id', 'version', 'serial', 'title', 'publisher', 'licence', 'reviewed', 'review_by', 'sign_off'])
	form(`without-${field.replace('_', '-')}`, field === 'extends' ? [] : [field], field === 'extends' ? [] : value(''), (t) => t.drop(field));
for (const [field, wrong, says = [field]] of [
	['extends', 'small'], ['extends', []], ['id', 'Near It'], ['id', 'small', ['of the overlay\'s own']], ['serial', 0], ['serial', '2'], ['language', 'cy', ['en-GB']], ['language', 7], ['strings', []], ['contacts', []],
	['messages', 'none'], ['sources', 1], ['review_by', 'soon'], ['sign_off', {}, ['role']],
])
	form(`${field.replace('_', '-')}-that-is-${String(JSON.stringify(wrong)).toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'empty'}`, says, value(field), (t) => t.set(field, wrong),
		['small', 'cy'].includes(wrong) && field !== 'extends' ? 'cannot' : 'refuses');
form('extends-another', ['small', 'other'], value('extends.id'), (t) => t.set('extends.id', 'other'), 'cannot');
form('extends-a-later-serial', ['serial 7', '8'], value('extends.serial'), (t) => t.set('extends.serial', 8), 'cannot');
form('extends-without-a-serial', ['serial'], value('extends'), (t) => t.drop('extends.serial'));
// What an overlay may not do at all: keys of a pack.
for (const [field, what] of Object.entries({ topics: [], actions: {}, urgent: {}, scoring: {}, renamed: {}, minutes: 3, core: 1 }))
	form(`with-${field}`, [field], key(field), (t) => t.add(field, what));
// Nor by a path.
const path = (name, where, says, schema = 'refuses') => form(`rewords-${name}`, says, (t) => t.entry('strings').value.entries.at(-1).keyAt, (t) => t.entry('strings').value.entries.push({ key: where, value: 'x' }), schema);
path('a-step-of-the-help-page', '/urgent/steps/0/do', ['not for an overlay']);
path('what-never-to-do', '/urgent/never/0/do_not', ['not for an overlay']);
path('the-help-page', '/urgent/title', ['not for an overlay']);
path('a-case', '/urgent/cases/blackmail/title', []);
path('a-band', '/scoring/bands/start/label', ['not for an overlay']);
path('a-source', '/sources/guide/title', ['not for an overlay']);
path('a-contact', '/contacts/line/name', ['not for an overlay']);
path('a-number-to-call', '/contacts/line/phone', ['no text']);
path('an-address', '/contacts/line/url', ['no text']);
path('the-title-by-its-path', '/title', ['not for an overlay']);
path('a-menu', '/actions/make-private/steps/instagram/path', ['not for an overlay'], 'cannot');
path('nothing', '/topics/gone/title', ['no text'], 'cannot');
path('no-path', 'title', ['no text']);
for (const [name, wrong] of Object.entries({ 'as-a-number': 7, 'null': null, 'as-a-list': ['x'], 'empty': '' }))
	form(`text-${name}`, ['/topics/audience/title'], value(TITLE), (t) => t.set(TITLE, wrong));
form('text-over-two-lines', [], [value(TITLE), inside(TITLE, '\\n')], (t) => t.set(TITLE, 'One\ntwo'));
form('body-with-a-tab', [], [value(BODY), inside(BODY, '\\t')], (t) => t.set(BODY, 'One\ttwo'));
form('text-that-gains-the-item', ['{item}'], value(TITLE), (t) => t.set(TITLE, '{item} here'), 'cannot');
form('text-that-loses-the-item', ['{item}'], value('strings./topics/audience/questions/visibility/ask'), (t) => t.set('strings./topics/audience/questions/visibility/ask', 'Who?'), 'cannot');
// Contacts, messages and sources: with the ids that are there, and with all that is wrong in a pack too.
form('contact-of-the-pack', ['"line"', 'in the pack that this extends'], key('contacts.line'), (t) => t.add('contacts.line', { name: 'N', for: 'F', url: 'https://example.org', nations: ['wales'], checked: '2026-11-22' }), 'cannot');
form('source-of-the-pack', ['"guide"', 'in the pack that this extends'], key('sources.guide'), (t) => t.add('sources.guide', { title: 'T', publisher: 'P', date: '2026', url: 'https://example.org', checked: '2026-11-22' }), 'cannot');
form('contact-by-http', ['https'], value('contacts.near.url'), (t) => t.set('contacts.near.url', 'http://example.org'));
form('contact-with-an-unknown-source', ['none'], value('contacts.near.source.0'), (t) => t.set('contacts.near.source.0', 'none'), 'cannot');
form('contact-without-a-name', ['name'], value('contacts.near'), (t) => t.drop('contacts.near.name'));
form('message-with-no-action', ['with'], value('messages.to-club.with'), (t) => t.set('messages.to-club.with', []));
form('message-without-with', ['with'], value('messages.to-club'), (t) => t.drop('messages.to-club.with'));
form('message-with-an-unknown-action', ['gone'], value('messages.to-club.with.0'), (t) => t.set('messages.to-club.with.0', 'gone'), 'cannot');
form('message-with-a-condition', ['when'], key('messages.to-club.when'), (t) => t.add('messages.to-club.when', {}));
form('message-of-the-pack', ['"to-family"', 'in the pack that this extends'], key('messages.to-family'), (t) => t.add('messages.to-family', { with: ['look'], title: 'T', to: 'W', body: 'B' }), 'cannot');
export const overlaySins = sins;

export const goodOverlays = {
	'as-it-is': (t) => t,
	'with-nothing': (t) => t.drop('language').drop('contacts').drop('messages').drop('sources').drop('strings'),
	'with-a-summary': (t) => t.add('summary', 'With help near you.'),
	'signed-off': (t) => t.set('sign_off', { role: 'Lead', organisation: 'Near', date: '2026-11-22' }),
	'every-escape': (t) => t.set(TITLE, raw('"\\u0041 \\" \\\\ \\/ \\ud83d\\ude00"')),
	'keys-the-other-way-round': (t) => t.reverse(),
	'authors-key': (t) => t.add('x-notes', { a: [1] }).add('contacts.x-later', 1).add('strings.x-later', 'one'),
};
