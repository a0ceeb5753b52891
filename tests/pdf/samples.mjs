// samples.mjs - a document with a block of each kind but an aside in one language: node samples.mjs TAG [large]. Samples for shape and direction only: article 1 of the
// Universal Declaration of Human Rights, cut into pieces, is no advice to anyone.
const sentences = {
	'en-GB': ['All human beings are born free and equal in dignity and rights.', 'They are endowed with reason and conscience.',
		'They should act towards one another in a spirit of brotherhood.'],
	cy: ["Genir pawb yn rhydd ac yn gydradd â'i gilydd mewn urddas a hawliau.", "Fe'u cynysgaeddir â rheswm a chydwybod.",
		'Dylai pawb ymddwyn y naill at y llall mewn ysbryd cymodlon. Ŵyn, dŵr, tŷ, ffôn.'],
	pl: ['Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw.', 'Są oni obdarzeni rozumem i sumieniem.',
		'Powinni postępować wobec innych w duchu braterstwa. Zażółć gęślą jaźń.'],
	ur: ['تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں۔', 'انہیں ضمیر اور عقل ودیعت ہوئی ہے۔',
		'انہیں ایک دوسرے کے ساتھ بھائی چارے کا سلوک کرنا چاہیے۔'],
	ar: ['يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق.', 'وقد وهبوا عقلاً وضميرًا.', 'وعليهم أن يعامل بعضهم بعضًا بروح الإخاء.'],
	bn: ['সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে।', 'তাঁদের বিবেক এবং বুদ্ধি আছে।',
		'সকলেরই একে অপরের প্রতি ভ্রাতৃত্বসুলভ মনোভাব নিয়ে আচরণ করা উচিত।'],
	pa: ['ਸਾਰਾ ਮਨੁੱਖੀ ਪਰਿਵਾਰ ਆਪਣੀ ਮਹਿਮਾ, ਸ਼ਾਨ ਅਤੇ ਹੱਕਾਂ ਦੇ ਪੱਖੋਂ ਜਨਮ ਤੋਂ ਹੀ ਆਜ਼ਾਦ ਹੈ।', 'ਉਨ੍ਹਾਂ ਸਭਨਾ ਨੂੰ ਤਰਕ ਅਤੇ ਜ਼ਮੀਰ ਦੀ ਸੌਗਾਤ ਮਿਲੀ ਹੋਈ ਹੈ।',
		'ਉਨ੍ਹਾਂ ਨੂੰ ਭਰਾਤਰੀਭਾਵ ਦੀ ਭਾਵਨਾ ਰਖਦਿਆਂ ਆਪਸ ਵਿਚ ਵਿਚਰਣਾ ਚਾਹੀਦਾ ਹੈ।'],
};

export const tags = Object.keys(sentences);

export function sample(tag) {
	const [a, b, c] = sentences[tag];
	const all = `${a} ${b} ${c}`;
	return {
		format: 'closeknit-doc/1', language: tag, title: a, date: '2026-11-22', footer: `22/11/2026. ${b}`,
		blocks: [
			{ kind: 'heading', level: 1, text: a },
			{ kind: 'paragraph', text: all },
			{ kind: 'heading', level: 2, text: b },
			{ kind: 'bar', text: b, part: 2, whole: 5, note: '2/5' },
			{ kind: 'bar', text: c, part: 5, whole: 5, note: '5/5' },
			{ kind: 'step', text: a, number: 1 },
			{ kind: 'step', text: all, number: 2 },
			{ kind: 'tick', text: b, note: '5', ticked: true },
			{ kind: 'paragraph', level: 1, text: all },
			{ kind: 'step', level: 1, text: b, number: 1 },
			{ kind: 'item', level: 1, text: c },
			{ kind: 'paragraph', level: 2, text: a },
			{ kind: 'tick', text: c },
			...(tag === 'en-GB' ? [] : [{ kind: 'paragraph', text: sentences['en-GB'][0], language: 'en-GB' }]),
			{ kind: 'link', text: b, url: 'https://www.example.org/a/long/address/that/does/not/fit/on/one/line/of/this/page?and=more&of=it', qr: true },
			{ kind: 'link', text: `${b} 0800 1111`, url: 'tel:08001111' },
			{ kind: 'rule' },
			{ kind: 'message', text: `${a} ____,\n\n${all}\n- ${b}\n- ${c} ____\n\n____` },
			{ kind: 'tick', text: b, code: '2C3D' },
			{ kind: 'table', number: 3, text: a },
			{ kind: 'cell', text: b }, { kind: 'cell', text: a.split(' ')[0], note: c }, { kind: 'cell', text: c.split(' ')[0], note: b },
			{ kind: 'cell', text: c }, { kind: 'cell', code: '4F5H' }, { kind: 'cell', code: '6W7W' },
			{ kind: 'cell', text: b }, { kind: 'cell', code: '8M9N' }, { kind: 'cell', code: '2H3D' },
			{ kind: 'table-end' },
			{ kind: 'page' },
			{ kind: 'card', number: 7, level: 2, text: b },
			{ kind: 'paragraph', text: all },
			{ kind: 'item', text: c },
			{ kind: 'card-end' },
			{ kind: 'card', number: 12, level: 2, text: c },
			{ kind: 'paragraph', text: b },
			{ kind: 'card-end' },
		],
	};
}

export function input(doc, request = {}) {
	return `closeknit-pdf/1 ${JSON.stringify(request)}\n${JSON.stringify(doc)}\n`;
}

if (process.argv[1] === new URL(import.meta.url).pathname)
	process.stdout.write(input(sample(process.argv[2]), { large_print: process.argv[3] === 'large' }));
