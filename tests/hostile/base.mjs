// base.mjs - a small good pack and a good audit and translation of it, with one of everything: what every hostile file is bent from.

const because = 'Because it helps.';

export const pack = () => ({
	format: 'closeknit-pack/1',
	id: 'small', version: '2026.11', serial: 7, language: 'en-GB',
	title: 'A small checklist', summary: 'One of everything.', minutes: 12,
	publisher: { name: 'Example', url: 'https://example.org' },
	licence: 'CC0-1.0', reviewed: '2026-11-22', review_by: '2027-05-22',
	sources: {
		guide: { title: 'The guide', publisher: 'Example', date: '2026-07', url: 'https://example.org/guide', checked: '2026-11-22' },
		menus: { title: 'The menus', publisher: 'Example', date: '2026-07-01', url: 'https://example.org/menus', checked: '2026-11-22' },
	},
	contacts: {
		line: {
			name: 'A helpline', for: 'Anyone', phone: '999', url: 'https://example.org/line', hours: 'Always', ages: [0, 17],
			eligibility: 'Everyone', nations: ['england', 'wales', 'scotland', 'northern-ireland'], checked: '2026-11-22', source: ['guide'],
		},
		office: { name: 'An office', for: 'Parents', url: 'https://example.org/office', nations: ['wales'], checked: '2026-11-22' },
	},
	sign_off: { role: 'Safeguarding lead', organisation: 'Example', date: '2026-11-20' },
	scoring: {
		critical_band: 'start',
		bands: [
			{ from: 0, id: 'start', label: 'A start', advice: 'One thing comes first.' },
			{ from: 50, id: 'going', label: 'Well on the way', advice: 'Go on.' },
			{ from: 80, id: 'most', label: 'Most in place', advice: 'Look again later.' },
		],
	},
	topics: [
		{
			id: 'audience', title: 'Who can see it', intro: 'Who sees what you share.', weight: 3, source: ['guide'],
			questions: [
				{
					id: 'services', kind: 'many', ask: 'Which do you use?', why: because, source: ['guide'],
					options: [
						{ id: 'instagram', label: 'Instagram' }, { id: 'whatsapp', label: 'WhatsApp' },
						{ id: 'album', label: 'A shared album' }, { id: 'none', label: 'None of these', exclusive: true },
					],
				},
				{
					id: 'visibility', kind: 'one', for_each: 'services', ask: 'On {item}, who can see the pictures?',
					help: 'Look at the settings of {item}.', why: because, source: ['guide'], weight: 3, when: { $item: ['instagram', 'album'] },
					options: [
						{ id: 'friends', label: 'People I chose', risk: 0 },
						{ id: 'public', label: 'Anyone', means: 'Anyone can copy these.', risk: 10, critical: true, actions: ['make-private'] },
						{ id: 'unsure', label: 'I am not sure', risk: 7, unsure: true, actions: ['look'] },
						{ id: 'not-mine', label: 'No pictures there', na: true },
					],
				},
				{
					id: 'tags', kind: 'many', for_each: 'services', ask: 'On {item}, what do you do about tags?', why: because, source: ['guide'],
					when: { visibility: 'public' },
					options: [
						{ id: 'review', label: 'I look at them first', if_not: { risk: 3, actions: ['tag-review'] } },
						{ id: 'others', label: 'Others tag as they like', risk: 2 },
						{ id: 'no-tags', label: 'There are none', exclusive: true, na: true },
					],
				},
			],
		},
		{
			id: 'talking', title: 'Talking about it', intro: 'What everyone would like.', source: ['guide'],
			questions: [
				{
					id: 'ages', kind: 'many', ask: 'How old are the children?', why: because, source: ['guide'],
					options: [{ id: 'under-5', label: 'under 5' }, { id: '11-13', label: '11 to 13' }],
				},
				{
					id: 'talked', kind: 'one', for_each: 'ages', ask: 'Have you talked, {item}?', why: because, source: ['guide'],
					options: [{ id: 'yes', label: 'Yes', risk: 0 }, { id: 'no', label: 'Not yet', risk: 5, actions: ['talk'] }],
				},
				{
					id: 'alone', kind: 'one', private: true, ask: 'Can you ask?', why: because, source: ['guide'],
					options: [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }],
				},
				{
					id: 'family', kind: 'one', ask: 'Does the family know?', why: because, source: ['guide'],
					when: { any: [{ services: 'instagram' }, { all: [{ ages: ['under-5', '11-13'] }] }], not: { visibility: 'public' } },
					options: [{ id: 'asked', label: 'I asked', risk: 0 }, { id: 'not-yet', label: 'Not yet', risk: 6, actions: ['ask-family'] }],
				},
			],
		},
		{
			id: 'habits', title: 'Habits', intro: 'Small things.', weight: 2, source: ['guide'],
			questions: [
				{
					id: 'settings', kind: 'many', ask: 'Which have you done?', why: because, source: ['guide'],
					options: [{ id: 'location-off', label: 'Place off', if_not: { risk: 3, actions: ['location'] } }, { id: 'all-open', label: 'Nothing', risk: 4 }],
				},
			],
		},
	],
	actions: {
		'make-private': {
			title: 'Make {item} private', why: because, kind: 'setting', who: 'you', due: 'today', minutes: 3, removes: false, noticed: true,
			steps: {
				instagram: { do: ['Open the settings.', 'Turn it on.'], path: 'Settings > Privacy', search: ['private'], source: ['menus'] },
				'*': ['Open the settings of {item}.'],
			},
			contacts: ['line'], source: ['guide'],
		},
		look: { title: 'See who can see {item}', why: because, kind: 'setting', who: 'you', due: 'today', minutes: 2, steps: ['Look.'], source: ['guide'] },
		'tag-review': { title: 'Look at tags on {item}', why: because, kind: 'setting', who: 'you', due: 'month', minutes: 4, steps: ['Look.'], source: ['guide'] },
		talk: {
			title: 'A short talk', why: because, kind: 'conversation', who: 'together', due: 'week', minutes: 10,
			steps: {
				'under-5': { aim: 'My picture, my say', start: ['Can I send this?'], words: ['You can say no.'], if_no: ['Then do not.'] },
				'11-13': { aim: 'Fakes exist', start: ['What have you heard?'] },
			},
			source: ['guide'],
		},
		'ask-family': {
			title: 'Tell the family', why: because, kind: 'message', who: 'family', due: 'week', minutes: 5, when: { alone: 'yes' },
			steps: ['Send the message.'], message: 'to-family', source: ['guide'],
		},
		location: {
			title: 'Turn off the place', why: because, kind: 'setting', who: 'you', due: 'week', minutes: 3,
			steps: { do: ['Look in the settings.'], path: 'Camera > Place', search: ['place'], source: ['menus'] }, contacts: [], message: null, source: ['guide'],
		},
	},
	messages: {
		'to-family': { title: 'To the family', to: 'Family', body: 'Dear ____,\nplease ask.\nThank you, ____', when: { alone: 'yes' }, source: ['guide'] },
		'to-school': { title: 'To the school', to: 'School', body: 'Please ask.' },
	},
	urgent: {
		title: 'Something has happened', intro: 'You are right to look for help.',
		steps: [{ do: 'Stay calm.', why: because, source: ['guide'] }],
		never: [{ do_not: 'Do not delete anything.', why: because }],
		contacts: ['line'],
		cases: [{
			id: 'threat', title: 'A threat', steps: [{ do: 'Call.', why: because }], never: [{ do_not: 'Do not pay.', why: because }],
			contacts: ['line', 'office'], source: ['guide'],
		}],
	},
	renamed: {
		topics: { 'old-topic': 'audience' },
		questions: { 'seen-by': 'visibility', 'looked-at': 'seen-by' },
		options: { 'visibility/close': 'friends' },
		actions: { hide: 'make-private' },
	},
});

export const audit = () => ({
	format: 'closeknit-audit/1', pack: 'example', serial: 1, started: '2026-11-22T10:00:00Z', updated: '2026-11-22T10:11:00Z',
	answers: { services: ['instagram', 'album'], 'visibility@instagram': 'public', 'visibility@album': 'chosen', steps: [], family: 'asked' },
	done: { 'make-private@instagram': '2026-11-23' }, aside: { location: '2027-01-10' }, kept: { 'old-posts': '2026-11-22' },
	at: 'tags@instagram', later: ['tags@instagram'], check: [],
});

export const translation = () => ({
	format: 'closeknit-translation/1', pack: 'small', serial: 7, language: 'cy',
	strings: {
		'/title': 'Rhestr', '/topics/audience/title': 'Pwy', '/topics/audience/questions/visibility/options/public/label': 'Unrhyw un',
		'/actions/make-private/steps/*/0': 'Agor.', '/actions/make-private/steps/instagram/do/0': 'Agor.', '/messages/to-family/body': 'Annwyl ____,\ndiolch.',
		'/urgent/never/0/do_not': 'Peidiwch.',
	},
});

export const overlay = () => ({
	format: 'closeknit-pack/1', extends: { id: 'small', serial: 7 }, id: 'near', version: '1', serial: 2, language: 'en-GB', title: 'A small checklist, near you',
	publisher: { name: 'Near', url: 'https://example.org/near' }, licence: 'CC0-1.0', reviewed: '2026-11-22', review_by: '2027-05-22', sign_off: null,
	sources: { ours: { title: 'Our line', publisher: 'Near', date: '2026-11', url: 'https://example.org/near', checked: '2026-11-22' } },
	contacts: { near: { name: 'A line near you', for: 'Anyone', phone: '01632 960123', url: 'https://example.org/near', hours: 'Always', nations: ['wales'], checked: '2026-11-22', source: ['ours', 'guide'] } },
	messages: { 'to-club': { with: ['look'], title: 'To the club', to: 'The club', body: 'Dear ____,\nthanks.' } },
	strings: { '/topics/audience/title': 'Who can look', '/topics/audience/questions/visibility/ask': '{item}: who can look?', '/messages/to-family/body': 'Dear ____,\nhello.' },
});
