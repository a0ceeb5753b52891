// rules.mjs - the sins against the rules of a pack: ids that must exist, what may stand together, what may only look back.
import { inside, key, raw, value } from './tree.mjs';

const Q = 'topics.0.questions', T = 'topics.1.questions', S = 'topics.2.questions';
const VIS = `${Q}.1`, TAGS = `${Q}.2`, TALKED = `${T}.1`, ALONE = `${T}.2`, FAMILY = `${T}.3`, SET = `${S}.0`;
const sins = [];

/** What the schema sees as well as the program. */
const form = (name, says, at, bend) => sins.push({ name, says, at: [at].flat(), bend });
/** What only the program can see. */
const sense = (name, says, at, bend) => sins.push({ name, says, at: [at].flat(), bend, schema: 'cannot' });

const own = (path, name, says, wrong, judge = form, elsewhere = []) =>
	judge(name, says, [value(path), ...elsewhere], (t) => {
		const [parent, last] = t.up(path);
		return parent.entries.some((e) => e.key === last) || parent.kind === 'list' ? t.set(path, wrong) : t.add(path, wrong);
	});

// Days, addresses, tags, ages, nations
for (const [name, day] of Object.entries({
	'the-31st-of-april': '2026-04-31', 'the-29th-of-february-in-no-leap-year': '2027-02-29', 'the-29th-of-february-1900': '1900-02-29',
	'month-13': '2026-13-01', 'month-0': '2026-00-10', 'day-0': '2026-01-00', 'day-32': '2026-01-32', 'single-digits': '2026-2-3', 'with-a-time': '2026-11-22T10:00:00Z',
	'with-blanks': ' 2026-11-22', 'with-slashes': '2026/11/22', 'day-first': '22-11-2026', 'five-digit-year': '12026-11-22', 'in-other-digits': '٢٠٢٦-١١-٢٢',
}))
	own('reviewed', `day-${name}`, ['reviewed'], day);
own('sources.guide.date', 'source-date-in-month-13', ['date'], '2026-13');
own('sources.guide.date', 'source-date-on-no-day', ['date'], '2026-02-30');
for (const [name, url] of Object.entries({
	'javascript': 'javascript:alert(1)', 'file': 'file:///etc/passwd', 'without-scheme': 'www.example.org', 'from-the-same-scheme': '//example.org/', 'without-host': 'https://',
	'with-a-user': 'https://example.com@example.org/', 'with-a-user-and-password': 'https://a:b@example.org/', 'with-a-blank': 'https://example.org/a b', 'with-a-blank-host': 'https:// example.org/',
	'mail': 'mailto:a@example.org', 'with-a-look-alike-host': 'https://exаmple.org/', 'with-a-backslash': 'https:\\\\example.org\\', 'upper-case-data': 'DATA:text/html,x',
	'with-one-slash': 'https:/example.org/',
}))
	own('contacts.line.url', `address-${name}`, ['url'], url);
for (const [name, tag] of Object.entries({ 'with-an-underscore': 'en_GB', 'ending-in-a-hyphen': 'en-', 'of-one-letter': 'e' }))
	own('language', `language-${name}`, ['language'], tag);
own('contacts.line.ages', 'ages-of-one', ['ages'], [5]);
own('contacts.line.ages', 'ages-of-three', ['ages'], [1, 5, 9]);
own('contacts.line.ages', 'ages-none', ['ages'], []);
own('contacts.line.ages', 'ages-falling', ['ages'], [17, 5], sense, [value('contacts.line.ages.0'), value('contacts.line.ages.1')]);
form('age-as-a-text', [], [value('contacts.line.ages.1'), value('contacts.line.ages')], (t) => t.set('contacts.line.ages.1', '17'));
form('age-below-zero', [], [value('contacts.line.ages.0'), value('contacts.line.ages')], (t) => t.set('contacts.line.ages.0', -1));
form('age-of-121', [], [value('contacts.line.ages.1'), value('contacts.line.ages')], (t) => t.set('contacts.line.ages.1', 121));
form('unknown-nation', ['scotlnd', 'scotland'], value('contacts.line.nations.2'), (t) => t.set('contacts.line.nations.2', 'scotlnd'));
form('nation-with-a-capital', ['England'], value('contacts.line.nations.0'), (t) => t.set('contacts.line.nations.0', 'England'));
form('nation-as-a-number', [], value('contacts.line.nations.0'), (t) => t.set('contacts.line.nations.0', 1));

// Words of fixed lists, and the nearest one named
own(`${VIS}.kind`, 'question-kind-in-capitals', ['kind'], 'ONE');
own(`${VIS}.kind`, 'question-kind-of-two', ['kind'], 'both');
own('actions.look.kind', 'action-kind-nearly-right', ['settings', 'setting'], 'settings');
own('actions.look.who', 'action-who-nearly-right', ['famly', 'family'], 'famly');
own('actions.look.due', 'action-due-nearly-right', ['todya', 'today'], 'todya');
own('format', 'format-of-an-audit', ['format'], 'closeknit-audit/1');
own('format', 'format-in-capitals', ['format'], 'CLOSEKNIT-PACK/1');

// Keys where they do not belong
form('key-in-capitals', ['Title', 'title'], key('Title'), (t) => t.rename('title', 'Title'));
form('schema-key-in-a-topic', ['$schema'], key('topics.0.$schema'), (t) => t.add('topics.0.$schema', 'x'));
form('schema-key-as-a-number', ['$schema'], value('$schema'), (t) => t.add('$schema', 1));
form('empty-key', [], key('topics.0.'), (t) => t.add('topics.0.', 'x'));
form('key-that-is-almost-the-authors', ['X-note'], key('X-note'), (t) => t.add('X-note', 'x'));
form('key-x-without-hyphen', ['xnote'], key('xnote'), (t) => t.add('xnote', 'x'));
form('key-of-a-script', ['__proto__'], key('topics.0.__proto__'), (t) => t.add('topics.0.__proto__', {}));
form('source-of-the-urgent-page', ['source'], key('urgent.source'), (t) => t.add('urgent.source', ['guide']));
form('source-of-a-never', ['source'], key('urgent.never.0.source'), (t) => t.add('urgent.never.0.source', ['guide']));
form('weight-of-an-option', ['weight'], key(`${VIS}.options.0.weight`), (t) => t.add(`${VIS}.options.0.weight`, 1));
form('id-inside-an-action', ['id'], key('actions.look.id'), (t) => t.add('actions.look.id', 'look'));

// Ids: their form
const ids = {
	'with-a-capital': 'Visibility', 'with-an-underscore': 'visi_bility', 'hyphen-first': '-visibility', 'of-65-letters': 'a'.repeat(65), 'empty': '', 'with-a-blank': 'visi bility',
	'with-an-at': 'visi@bility', 'with-a-slash': 'visi/bility', 'with-a-dot': 'visi.bility', 'with-an-accent': 'visibilité', 'with-full-width-letters': 'ｖｉｓ', 'beginning-with-x-hyphen': 'x-visibility',
};
for (const [name, id] of Object.entries(ids)) {
	own('topics.0.id', `topic-id-${name}`, ['id'], id, form);
	own(`${TALKED}.id`, `question-id-${name}`, ['id'], id, form);
	own(`${VIS}.options.0.id`, `option-id-${name}`, ['id'], id, form);
	// As a key it is an author's, and ignored.
	if (!id.startsWith('x-'))
		form(`action-id-${name}`, [], (t) => t.entry('actions').value.entries[1].keyAt, (t) => t.rename('actions.look', id));
}
for (const id of ['any', 'all', 'not'])
	own(`${TALKED}.id`, `question-id-${id}`, [id], id);
own('id', 'pack-id-beginning-with-x-hyphen', ['id'], 'x-pack');
own('scoring.bands.1.id', 'band-id-with-a-capital', ['id'], 'Going');
own('urgent.cases.0.id', 'case-id-with-a-capital', ['id'], 'Threat');
for (const [map, one] of [['sources', 'menus'], ['contacts', 'office'], ['messages', 'to-school']])
	form(`${map}-key-that-is-no-id`, ['Not an id'], key(`${map}.Not an id`), (t) => t.rename(`${map}.${one}`, 'Not an id'));

// Ids: twice
const twice = (name, path, id) => sense(name, [id], value(`${path}.id`), (t) => t.set(`${path}.id`, id));
twice('same-topic-id-twice', 'topics.1', 'audience');
twice('same-question-id-twice-in-a-topic', TALKED, 'ages');
twice('same-question-id-twice-in-two-topics', SET, 'services');
twice('same-option-id-twice', `${FAMILY}.options.1`, 'asked');
twice('same-band-id-twice', 'scoring.bands.2', 'going');
sense('same-case-id-twice', ['threat'], value('urgent.cases.1.id'), (t) => t.add('urgent.cases.1', {
	id: 'threat', title: 'Again', steps: [{ do: 'Call.', why: 'Why.' }], never: [], contacts: [], source: [],
}));

// Ids: nobody answers to them; the nearest one is named
for (const [name, path] of Object.entries({
	'a-topic': 'topics.0.source', 'a-question': `${VIS}.source`, 'an-action': 'actions.look.source', 'a-step': 'actions.make-private.steps.instagram.source', 'a-whole-step': 'actions.location.steps.source',
	'a-message': 'messages.to-family.source', 'a-contact': 'contacts.line.source', 'an-urgent-step': 'urgent.steps.0.source', 'a-case': 'urgent.cases.0.source',
})) {
	sense(`unknown-source-of-${name}`, ['guied', 'guide'], value(`${path}.0`), (t) => t.set(`${path}.0`, 'guied'));
	sense(`unknown-second-source-of-${name}`, ['nowhere-at-all'], value(`${path}.1`), (t) => t.add(`${path}.1`, 'nowhere-at-all'));
}
for (const [name, path] of Object.entries({ 'an-action': 'actions.make-private', 'the-urgent-page': 'urgent', 'a-case': 'urgent.cases.0' }))
	sense(`unknown-contact-of-${name}`, ['lien', 'line'], value(`${path}.contacts.0`), (t) => t.set(`${path}.contacts.0`, 'lien'));
own('actions.ask-family.message', 'unknown-message-of-an-action', ['to-famly', 'to-family'], 'to-famly', sense);
sense('unknown-action-of-an-option', ['make-privat', 'make-private'], value(`${VIS}.options.1.actions.0`), (t) => t.set(`${VIS}.options.1.actions.0`, 'make-privat'));
sense('unknown-action-of-an-if-not', ['tag-reveiw', 'tag-review'], value(`${TAGS}.options.0.if_not.actions.0`), (t) => t.set(`${TAGS}.options.0.if_not.actions.0`, 'tag-reveiw'));
own('scoring.critical_band', 'unknown-critical-band', ['strat', 'start'], 'strat', sense);
own(`${VIS}.for_each`, 'unknown-for-each', ['servcies', 'services'], 'servcies', sense);

// Bands
sense('bands-not-rising', ['from'], value('scoring.bands.2.from'), (t) => t.set('scoring.bands.2.from', 40));
sense('bands-from-the-same-number', ['from'], value('scoring.bands.2.from'), (t) => t.set('scoring.bands.2.from', 50));
own('scoring.bands.0.from', 'bands-not-from-zero', ['from'], 1);
form('bands-as-numbers', [], value('scoring.bands.0'), (t) => t.set('scoring.bands.0', 0));

// Lists with something else in them
for (const [name, path] of Object.entries({ topic: 'topics.1', question: `${T}.3`, option: `${FAMILY}.options.1`, 'urgent-step': 'urgent.steps.0', never: 'urgent.never.0', case: 'urgent.cases.0' })) {
	form(`${name}-that-is-a-text`, [], value(path), (t) => t.set(path, 'x'));
	form(`${name}-that-is-null`, [], value(path), (t) => t.set(path, null));
}
for (const [name, path] of Object.entries({ source: 'sources.menus', contact: 'contacts.office', action: 'actions.look', message: 'messages.to-school' }))
	form(`${name}-that-is-a-list`, [], value(path), (t) => t.set(path, []));

// Options: what may stand together
const opt = (path, keys) => (t) => Object.entries(keys).reduce((to, [k, v]) => to.add(`${path}.${k}`, v), t);
const ASKED = `${FAMILY}.options.1`, REVIEW = `${TAGS}.options.0`, OTHERS = `${TAGS}.options.1`, NONE = `${Q}.0.options.3`, NA = `${VIS}.options.3`;
const around = (path, ...keys) => [value(path), ...keys.flatMap((k) => [key(`${path}.${k}`), value(`${path}.${k}`)])];
form('exclusive-in-one', ['exclusive'], around(ASKED, 'exclusive'), opt(ASKED, { exclusive: true }));
form('if-not-in-one', ['if_not'], around(ASKED, 'if_not'), opt(ASKED, { if_not: { risk: 1, actions: [] } }));
form('if-not-on-an-exclusive', ['if_not'], around(NONE, 'if_not'), opt(NONE, { if_not: { risk: 1, actions: [] } }));
form('na-in-many-and-not-exclusive', ['na'], around(OTHERS, 'na'), (t) => opt(OTHERS, { na: true })(t.drop(`${OTHERS}.risk`)));
form('na-with-risk', ['risk'], around(NA, 'risk', 'na'), opt(NA, { risk: 3 }));
form('na-and-critical', ['critical'], around(NA, 'critical', 'na'), opt(NA, { critical: true }));
form('na-and-unsure', ['unsure'], around(NA, 'unsure', 'na'), opt(NA, { unsure: true }));
form('exclusive-na-with-risk', ['risk'], around(`${TAGS}.options.2`, 'risk', 'na'), opt(`${TAGS}.options.2`, { risk: 1 }));
form('critical-without-risk', ['critical'], around(`${FAMILY}.options.0`, 'critical'), (t) => opt(`${FAMILY}.options.0`, { critical: true })(t.drop(`${FAMILY}.options.0.risk`)));
form('critical-with-risk-0', ['critical'], around(`${FAMILY}.options.0`, 'critical', 'risk'), opt(`${FAMILY}.options.0`, { critical: true }));
form('unsure-without-risk', ['unsure'], around(`${Q}.0.options.0`, 'unsure'), opt(`${Q}.0.options.0`, { unsure: true }));
form('unsure-with-risk-0', ['unsure'], around(`${VIS}.options.0`, 'unsure', 'risk'), opt(`${VIS}.options.0`, { unsure: true }));
form('critical-in-many-without-risk', ['critical'], around(REVIEW, 'critical'), opt(REVIEW, { critical: true }));
const least = (mark) => sense(`${mark}-at-the-least-risk-of-its-question`, [mark], around(`${FAMILY}.options.0`, mark, 'risk'),
	(t) => opt(`${FAMILY}.options.0`, { [mark]: true })(t.set(`${FAMILY}.options.0.risk`, 6)));
least('critical');
least('unsure');
sense('critical-at-the-least-risk-beside-na', ['critical'], around(`${VIS}.options.1`, 'critical', 'risk'), (t) => t.set(`${VIS}.options.0.risk`, 10).set(`${VIS}.options.2.risk`, 10));

// Private questions
const YES = `${ALONE}.options.0`;
form('private-with-risk', ['risk'], around(YES, 'risk'), opt(YES, { risk: 2 }));
form('private-with-actions', ['actions'], [...around(YES, 'actions'), value(`${YES}.actions.0`)], opt(YES, { actions: ['location'] }));
form('private-and-critical', ['critical'], around(YES, 'critical', 'risk'), opt(YES, { risk: 2, critical: true }));
form('private-and-unsure', ['unsure'], around(YES, 'unsure', 'risk'), opt(YES, { risk: 2, unsure: true }));
form('private-with-if-not', ['if_not'], around(YES, 'if_not'), (t) => opt(YES, { if_not: { risk: 1, actions: [] } })(t.set(`${ALONE}.kind`, 'many')));
form('private-and-repeated', ['for_each'], around(ALONE, 'for_each', 'private'), (t) => t.add(`${ALONE}.for_each`, 'ages'));
sense('private-and-repeated-over', ['ages'], [value(`${TALKED}.for_each`), value(`${T}.0.private`), key(`${T}.0.private`)], (t) => t.add(`${T}.0.private`, true));

// Repeats
own(`${VIS}.for_each`, 'for-each-over-itself', ['visibility'], 'visibility', sense);
own(`${VIS}.for_each`, 'for-each-looking-forward', ['visibility', 'ages'], 'ages', sense);
own(`${VIS}.for_each`, 'for-each-over-another-topic-to-come', ['visibility', 'settings'], 'settings', sense);
own(`${TALKED}.for_each`, 'for-each-over-a-one-question', ['visibility'], 'visibility', sense);
own(`${TALKED}.for_each`, 'for-each-over-a-repeated-question', ['tags'], 'tags', sense);
sense('for-each-over-one', ['ages'], [value(`${TALKED}.for_each`)], (t) => t.set(`${T}.0.kind`, 'one'));
own(`${TALKED}.for_each`, 'for-each-by-an-old-id', ['old-ages'], 'old-ages', sense);
for (const id of ['do', 'aim']) {
	sense(`option-${id}-that-is-repeated-over`, [id], [value(`${Q}.0.options.2.id`), value(`${VIS}.for_each`), value(`${TAGS}.for_each`)],
		(t) => t.set(`${Q}.0.options.2.id`, id).set(`${VIS}.when`, {}));
}

// Conditions
const when = (name, says, where, condition, judge = sense) => judge(name, says, where, (t) => t.set(`${FAMILY}.when`, condition));
const W = `${FAMILY}.when`;
when('condition-looking-forward', ['family', 'settings'], key(`${W}.settings`), { settings: 'location-off' });
when('condition-on-itself', ['family'], key(`${W}.family`), { family: 'asked' });
when('condition-on-an-unknown-question', ['agess', 'ages'], key(`${W}.agess`), { agess: 'under-5' });
when('condition-on-an-unknown-option', ['under5', 'under-5'], value(`${W}.ages`), { ages: 'under5' });
when('condition-on-an-unknown-option-in-a-list', ['under5', 'under-5'], value(`${W}.ages.1`), { ages: ['11-13', 'under5'] });
when('condition-on-an-option-of-another-question', ['instagram'], value(`${W}.ages`), { ages: 'instagram' });
when('condition-on-an-old-question-id', ['seen-by'], key(`${W}.seen-by`), { 'seen-by': 'public' });
when('condition-on-an-old-option-id', ['close'], value(`${W}.visibility`), { visibility: 'close' });
when('condition-on-one-item', ['visibility@instagram'], key(`${W}.visibility@instagram`), { 'visibility@instagram': 'public' }, form);
when('condition-forward-inside-any', ['family', 'settings'], key(`${W}.any.1.settings`), { any: [{ ages: '11-13' }, { settings: 'location-off' }] });
when('condition-forward-inside-all', ['family', 'settings'], key(`${W}.all.0.settings`), { all: [{ settings: 'location-off' }] });
when('condition-forward-inside-not', ['family', 'settings'], key(`${W}.not.settings`), { not: { settings: 'location-off' } });
when('condition-forward-deep-inside', ['family', 'settings'], key(`${W}.not.any.0.all.0.not.settings`), { not: { any: [{ all: [{ not: { settings: 'all-open' } }] }] } });
when('condition-unknown-beside-a-known-one', ['nobody'], key(`${W}.nobody`), { ages: '11-13', nobody: 'x' });
// what is wrong with a condition wherever it stands
const misshapen = {
	'empty-any': [['any'], '.any', { any: [] }], 'empty-all': [['all'], '.all', { all: [] }], 'empty-list-of-options': [['services'], '.services', { services: [] }],
	'empty-any-deep-inside': [['any'], '.not.all.0.any', { not: { all: [{ any: [] }] } }], 'empty-all-deep-inside': [['all'], '.any.0.not.all', { any: [{ not: { all: [] } }] }],
	'any-that-is-an-object': [['any'], '.any', { any: { services: 'album' } }], 'all-that-is-a-text': [['all'], '.all', { all: 'services' }], 'not-that-is-a-list': [[], '.not', { not: [{ services: 'album' }] }],
	'not-that-is-null': [[], '.not', { not: null }], 'any-of-texts': [[], '.any.0', { any: ['services'] }], 'all-of-null': [[], '.all.0', { all: [null] }],
	'condition-on-a-number': [['services'], '.services', { services: 5 }], 'condition-on-true': [['services'], '.services', { services: true }],
	'condition-on-an-object': [['services'], '.services', { services: { is: 'album' } }], 'condition-on-null': [['services'], '.services', { services: null }],
	'condition-on-no-id': [['services'], '.services', { services: 'An Album' }], 'condition-on-a-list-of-numbers': [[], '.services.0', { services: [5] }], 'condition-on-a-list-of-lists': [[], '.services.0', { services: [['album']] }],
	'condition-that-is-a-list': [['when'], '', [{ services: 'album' }]], 'condition-that-is-a-text': [['when'], '', 'services'], 'condition-that-is-true': [['when'], '', true],
};
for (const [name, [says, below, condition]] of Object.entries(misshapen)) {
	for (const [whose, path] of [['of-a-question', FAMILY], ['of-a-repeated-question', VIS], ['of-an-action', 'actions.ask-family'], ['of-a-message', 'messages.to-family']])
		form(`${name}-${whose}`, says, value(`${path}.when${below}`), (t) => t.set(`${path}.when`, condition));
}
for (const [whose, path] of [['a-question', W], ['a-repeated-question', `${VIS}.when`], ['an-action', 'actions.ask-family.when']])
	form(`condition-of-${whose}-on-a-key-that-is-no-id`, ['Some Thing'], key(`${path}.Some Thing`), (t) => t.add(`${path}.Some Thing`, 'x'));
when('condition-on-the-item-outside-a-repeat', ['$item'], key(`${W}.$item`), { $item: 'instagram' }, form);
when('condition-on-the-item-outside-a-repeat-deep-inside', ['$item'], key(`${W}.not.any.0.$item`), { not: { any: [{ $item: 'instagram' }] } }, form);
when('condition-with-item-mistyped', ['$itme'], key(`${W}.$itme`), { $itme: 'instagram' }, form);
const vis = (name, says, at, condition, judge = sense) => judge(name, says, at, (t) => t.set(`${VIS}.when`, condition));
vis('condition-on-an-item-that-is-no-option', ['instagarm', 'instagram'], value(`${VIS}.when.$item`), { $item: 'instagarm' });
vis('condition-on-an-item-that-is-no-option-in-a-list', ['snap'], value(`${VIS}.when.$item.1`), { $item: ['instagram', 'snap'] });
vis('condition-on-an-empty-list-of-items', ['$item'], value(`${VIS}.when.$item`), { $item: [] }, form);
vis('condition-on-an-item-as-a-number', ['$item'], value(`${VIS}.when.$item`), { $item: 1 }, form);
vis('condition-forward-inside-a-run', ['visibility', 'tags'], key(`${VIS}.when.tags`), { tags: 'review' });
vis('condition-dangling-inside-a-repeat', ['servcies', 'services'], key(`${VIS}.when.all.0.servcies`), { all: [{ servcies: 'album' }] });
for (const [who, path] of [['action', 'actions.ask-family.when'], ['message', 'messages.to-family.when']]) {
	const of = (name, says, at, condition, judge) => judge(`${name}-of-${who === 'action' ? 'an' : 'a'}-${who}`, says, at, (t) => t.set(path, condition));
	of('condition-on-the-item', ['$item'], key(`${path}.$item`), { $item: 'instagram' }, form);
	of('condition-on-an-unknown-question', ['aloen', 'alone'], key(`${path}.aloen`), { aloen: 'yes' }, sense);
	of('condition-on-an-unknown-option', ['yess', 'yes'], value(`${path}.alone`), { alone: 'yess' }, sense);
}

// The item outside a repeat
for (const [name, path] of Object.entries({
	'the-title': 'title', 'a-topic': 'topics.0.intro', 'a-question': `${FAMILY}.ask`, 'a-why': `${FAMILY}.why`, 'an-option': `${FAMILY}.options.0.label`, 'a-band': 'scoring.bands.0.advice',
	'a-contact': 'contacts.line.for', 'a-source': 'sources.guide.title', 'a-message-title': 'messages.to-family.title', 'a-message-to': 'messages.to-family.to', 'a-message-body': 'messages.to-family.body',
	'the-urgent-page': 'urgent.intro', 'an-urgent-step': 'urgent.steps.0.do', 'a-never': 'urgent.never.0.do_not', 'a-case': 'urgent.cases.0.title', 'a-repeated-over-option': `${Q}.0.options.0.label`,
}))
	form(`item-in-${name}`, ['{item}'], [value(path), inside(path, '{item}')], (t) => t.set(path, 'About {item}, then.'));
form('item-in-a-help', ['{item}'], [value(`${FAMILY}.help`), inside(`${FAMILY}.help`, '{item}')], (t) => t.add(`${FAMILY}.help`, 'About {item}.'));
form('item-in-a-means', ['{item}'], [value(`${ASKED}.means`), inside(`${ASKED}.means`, '{item}')], (t) => t.add(`${ASKED}.means`, 'About {item}.'));

// Actions by item
const calls = (path) => value(`${path}.actions.0`);
const action = (id) => [key(`actions.${id}`), value(`actions.${id}`), value(`actions.${id}.title`), inside(`actions.${id}.title`, '{item}')];
sense('action-by-item-called-outside-a-repeat', ['look'], [calls(ASKED), ...action('look')], (t) => t.set(`${ASKED}.actions`, ['look']));
sense('action-by-item-called-from-two-repeats', ['look'], [calls(`${TALKED}.options.1`), calls(`${VIS}.options.2`), ...action('look')], (t) => t.set(`${TALKED}.options.1.actions`, ['look']));
sense('action-by-item-called-by-an-if-not-outside-a-repeat', ['look'], [value(`${SET}.options.0.if_not.actions.0`), ...action('look')], (t) => t.set(`${SET}.options.0.if_not.actions`, ['look']));
sense('action-by-item-called-outside-and-inside', ['tag-review'], [value(`${SET}.options.1.actions.0`), ...action('tag-review')], (t) => t.add(`${SET}.options.1.actions`, ['tag-review']));
for (const [name, change] of Object.entries({
	'why': (t) => t.set('actions.location.why', 'So that {item} is yours.'),
	'a-sentence': (t) => t.set('actions.location.steps', ['Open {item}.']),
	'a-path': (t) => t.set('actions.location.steps.path', '{item} > Place'),
	'a-search-word': (t) => t.set('actions.location.steps.search.0', '{item}'),
	'steps-by-item': (t) => t.set('actions.location.steps', { '*': ['Open it.'] }),
})) {
	sense(`action-with-the-item-in-${name}-called-outside-a-repeat`, ['location'],
		[value(`${SET}.options.0.if_not.actions.0`), key('actions.location'), value('actions.location'), value('actions.location.steps'), value('actions.location.why')], change);
}
const STEPS = 'actions.make-private.steps', TALK = 'actions.talk.steps';
sense('steps-by-item-without-one-item', ['11-13'], [value(TALK)], (t) => t.drop(`${TALK}.11-13`));
sense('steps-by-item-for-no-such-item', ['instagrm', 'instagram'], key(`${STEPS}.instagrm`), (t) => t.add(`${STEPS}.instagrm`, ['Open it.']));
sense('steps-by-item-of-another-question', ['under-5'], key(`${STEPS}.under-5`), (t) => t.add(`${STEPS}.under-5`, ['Open it.']));
form('steps-by-item-with-a-key-that-is-no-id', ['Insta'], key(`${STEPS}.Insta`), (t) => t.add(`${STEPS}.Insta`, ['Open it.']));
form('steps-by-item-inside-steps-by-item', [], [value(`${STEPS}.instagram`), key(`${STEPS}.instagram.*`)], (t) => t.set(`${STEPS}.instagram`, { '*': ['Open it.'] }));
form('steps-with-do-and-aim', [], [value('actions.location.steps'), key('actions.location.steps.aim'), key('actions.location.steps.do'), key('actions.location.steps.start')],
	(t) => t.set('actions.location.steps', { do: ['Open it.'], aim: 'To talk', start: ['So.'] }));
form('steps-of-lists', [], value('actions.look.steps.0'), (t) => t.set('actions.look.steps', [['Look.']]));
form('steps-of-objects', [], value('actions.look.steps.0'), (t) => t.set('actions.look.steps', [{ do: 'Look.' }]));
form('steps-by-item-with-an-empty-list', [], value(`${STEPS}.*`), (t) => t.set(`${STEPS}.*`, []));
form('steps-by-item-with-a-text', [], value(`${STEPS}.*`), (t) => t.set(`${STEPS}.*`, 'Open it.'));
form('steps-by-item-with-null', [], value(`${STEPS}.*`), (t) => t.set(`${STEPS}.*`, null));
for (const [name, path] of Object.entries({
	'do': 'actions.location.steps.do', 'do-by-item': `${STEPS}.instagram.do`, 'search': 'actions.location.steps.search', 'steps': 'actions.look.steps', 'steps-by-item': `${STEPS}.*`,
	'start': `${TALK}.under-5.start`, 'words': `${TALK}.under-5.words`, 'if-no': `${TALK}.under-5.if_no`,
})) {
	for (const [what, wrong] of Object.entries({ 'a-number': 1, 'null': null, 'an-empty-text': '', 'two-lines': 'One.\nTwo.' }))
		form(`list-${name}-with-${what}`, [], what === 'two-lines' ? [value(`${path}.0`), inside(`${path}.0`, '\\n')] : value(`${path}.0`), (t) => t.set(`${path}.0`, wrong));
}
for (const [name, path] of Object.entries({ steps: 'urgent.cases.0.steps.0', never: 'urgent.cases.0.never.0' })) {
	form(`case-${name}-with-a-text`, [], value(path), (t) => t.set(path, 'Call.'));
	form(`case-${name}-without-a-why`, ['why'], value(path), (t) => t.drop(`${path}.why`));
}
for (const [name, wrong] of Object.entries({ 'a-number': 4, 'a-list': [], 'null': null }))
	own(`${TAGS}.options.0.if_not`, `if-not-as-${name}`, ['if_not'], wrong);
for (const [name, text] of Object.entries({ 'in-a-list': '["a", ["\\u202e"]]', 'in-an-object': '{"a": {"b": "\\u001b"}}', 'in-a-key': '{"a": {"\\u007f": 1}}' }))
	form(`authors-value-with-a-control-character-${name}`, [], [-1, 0].map((by) => (t, text) => inside('topics.0.x-note', '\\u')(t, text) + by), (t) => t.add('topics.0.x-note', raw(text)));
form('steps-do-as-a-text', ['do'], value('actions.location.steps.do'), (t) => t.set('actions.location.steps.do', 'Look.'));
form('steps-do-empty', ['do'], value('actions.location.steps.do'), (t) => t.set('actions.location.steps.do', []));
form('conversation-without-aim', [], value(`${TALK}.under-5`), (t) => t.drop(`${TALK}.under-5.aim`));
form('conversation-start-as-a-text', ['start'], value(`${TALK}.under-5.start`), (t) => t.set(`${TALK}.under-5.start`, 'So.'));
form('conversation-with-a-path', ['path'], key(`${TALK}.under-5.path`), (t) => t.add(`${TALK}.under-5.path`, 'x'));
form('step-with-words', ['words'], key('actions.location.steps.words'), (t) => t.add('actions.location.steps.words', ['x']));
form('step-path-null', ['path'], value('actions.location.steps.path'), (t) => t.set('actions.location.steps.path', null));
form('search-word-empty', [], value('actions.location.steps.search.0'), (t) => t.set('actions.location.steps.search.0', ''));

// Renamed ids
const R = 'renamed';
const circle = (map, pairs) => (t) => t.set(`${R}.${map}`, pairs);
const anywhere = (map, ...olds) => olds.flatMap((o) => [key(`${R}.${map}.${o}`), value(`${R}.${map}.${o}`)]);
for (const map of ['topics', 'questions', 'actions']) {
	sense(`renamed-${map}-in-a-circle`, [], anywhere(map, 'here', 'there'), circle(map, { here: 'there', there: 'here' }));
	sense(`renamed-${map}-to-itself`, ['here'], anywhere(map, 'here'), circle(map, { here: 'here' }));
	sense(`renamed-${map}-to-nothing-there`, ['nowhere'], value(`${R}.${map}.here`), circle(map, { here: 'nowhere' }));
	sense(`renamed-${map}-by-a-chain-to-nothing-there`, ['nowhere'], anywhere(map, 'here', 'there'), circle(map, { here: 'there', there: 'nowhere' }));
	form(`renamed-${map}-to-null`, [], value(`${R}.${map}.here`), circle(map, { here: null }));
	form(`renamed-${map}-to-no-id`, [], value(`${R}.${map}.here`), circle(map, { here: 'No Where' }));
	form(`renamed-${map}-from-no-id`, ['No Where'], key(`${R}.${map}.No Where`), circle(map, { 'No Where': 'visibility' }));
}
sense('renamed-questions-in-a-long-circle', [], anywhere('questions', 'a1', 'a2', 'a3', 'a4'), circle('questions', { a1: 'a2', a2: 'a3', a3: 'a4', a4: 'a1' }));
sense('renamed-questions-into-a-circle', [], anywhere('questions', 'a0', 'a1', 'a2'), circle('questions', { a0: 'a1', a1: 'a2', a2: 'a1' }));
sense('renamed-options-in-a-circle', [], anywhere('options', 'visibility/here', 'visibility/there'), circle('options', { 'visibility/here': 'there', 'visibility/there': 'here' }));
sense('renamed-options-to-itself', ['here'], anywhere('options', 'visibility/here'), circle('options', { 'visibility/here': 'here' }));
sense('renamed-options-to-nothing-there', ['nowhere'], value(`${R}.options.visibility/here`), circle('options', { 'visibility/here': 'nowhere' }));
sense('renamed-options-to-an-option-of-another-question', ['instagram'], value(`${R}.options.visibility/here`), circle('options', { 'visibility/here': 'instagram' }));
sense('renamed-options-of-an-unknown-question', ['visibilty'], key(`${R}.options.visibilty/here`), circle('options', { 'visibilty/here': 'public' }));
form('renamed-options-without-a-question', ['here'], key(`${R}.options.here`), circle('options', { here: 'public' }));
form('renamed-options-with-two-slashes', ['a/b/c'], key(`${R}.options.a/b/c`), circle('options', { 'a/b/c': 'public' }));
form('renamed-options-to-a-path', [], value(`${R}.options.visibility/here`), circle('options', { 'visibility/here': 'visibility/public' }));
form('renamed-bands', ['bands'], key(`${R}.bands`), (t) => t.add(`${R}.bands`, {}));
form('renamed-that-is-empty', ['topics'], value('renamed'), (t) => t.set('renamed', {}));

export default sins;
