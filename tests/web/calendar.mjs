// calendar.mjs - iCalendar files read back by two readers that know nothing of each other, and held against RFC 5545 and DESIGN.md 7.
import fs from 'node:fs';
import path from 'node:path';
import ICAL from 'ical.js';
import { DAY, EXAMPLE, audit, closeknit, document, finish, holds, household, run, work } from './kit.mjs';

const plus = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86400000).toISOString().slice(0, 10);

/** What ical.js understood, in the words of read_calendar.c. */
function readByIcalJs(text) {
	const calendar = new ICAL.Component(ICAL.parse(text));
	return calendar.getAllSubcomponents('vevent').map((event) => {
		const alarm = event.getFirstSubcomponent('valarm');
		const day = (name) => event.getFirstPropertyValue(name).toString().replaceAll('-', '');
		return [event.getFirstPropertyValue('uid'), day('dtstart'), day('dtend'), event.getFirstPropertyValue('summary'), event.getFirstPropertyValue('description'),
			Number(event.getFirstPropertyValue('dtstart').isDate), alarm.getFirstPropertyValue('trigger').toSeconds()].join('|');
	});
}

/** RFC 5545 3.1 and what closeknit promises of its own files. */
function lines(name, text) {
	holds(`${name}: lines end in CR LF`, text.endsWith('\r\n') && !/[^\r]\n|\r[^\n]/.test(text));
	holds(`${name}: no line is longer than 75 octets`, text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
	const names = text.replace(/\r\n /g, '').split('\r\n').filter(Boolean).map((line) => line.match(/^[A-Z-]+/)[0]);
	const allowed = new Set(['BEGIN', 'END', 'VERSION', 'PRODID', 'CALSCALE', 'UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'DESCRIPTION', 'TRANSP', 'ACTION', 'TRIGGER']);
	holds(`${name}: nothing but what is promised`, names.every((each) => allowed.has(each)), names.filter((each) => !allowed.has(each)));
}

/** The days DESIGN.md 7 asks for, from the plan as JSON. */
function expectedDays(plan) {
	const open = plan.actions.filter((action) => !action.done && !action.kept && !(action.aside > plan.date));
	const week = open.filter((action) => action.due === 'week');
	let nth = 0;
	const days = open.filter((action) => action.due !== 'month').map((action) =>
		action.due === 'today' ? plan.date : plus(plan.date, 1 + Math.floor((nth++ * 6) / week.length)));
	const review = new Date(`${plan.date}T00:00:00Z`);
	review.setUTCMonth(review.getUTCMonth() + 3);
	return [...days, review.toISOString().slice(0, 10)];
}

function look(name, answers, ...before) {
	const args = [...before, 'plan', '--answers', answers, '--today', DAY];
	const file = document(`${name}.ics`, args);
	const text = fs.readFileSync(file, 'utf8');
	const plan = JSON.parse(closeknit([...args, '-f', 'json']));
	const byLibical = run(path.join(work, 'read-calendar'), [file]).trimEnd().split('\n');
	const byIcalJs = readByIcalJs(text);
	lines(name, text);
	holds(`${name}: libical finds no error`, byLibical[0] === 'errors 0', byLibical[0]);
	holds(`${name}: only events are in it`, byLibical.at(-1) === 'other 0', byLibical.at(-1));
	holds(`${name}: two readers understand the same`, byLibical.slice(1, -1).join('\n') === byIcalJs.join('\n'), { byLibical, byIcalJs });
	const events = byIcalJs.map((line) => line.split('|'));
	holds(`${name}: an event on each day that the plan asks for`, events.map((event) => event[1]).join() === expectedDays(plan).map((day) => day.replaceAll('-', '')).join(),
		{ events: events.map((event) => event[1]), expected: expectedDays(plan) });
	holds(`${name}: all-day, a day long, at nine`, events.every((event) => event[5] === '1' && event[6] === '32400' &&
		plus(`${event[1].slice(0, 4)}-${event[1].slice(4, 6)}-${event[1].slice(6)}`, 1).replaceAll('-', '') === event[2]));
	holds(`${name}: titles say nothing of the family`, events.every((event) => event[3] === 'Family photo check'));
	holds(`${name}: nothing of an action's words or id is in it`, plan.actions.every((action) => !text.includes(action.title) && !text.includes(action.id)));
	holds(`${name}: no two ids are the same`, new Set(events.map((event) => event[0])).size === events.length);
	holds(`${name}: the stamp is the plan's own day`, [...text.matchAll(/DTSTAMP:(\S+)/g)].every((match) => match[1] === `${DAY.replaceAll('-', '')}T000000Z`));
	return events;
}

for (const name of ['one-open-account', 'marks', 'nothing-answered', 'not-sure', 'everything-in-place'])
	look(name, audit(name), '--pack', EXAMPLE);
for (const name of ['few-words', 'must-not-be-found', 'open-facebook'])
	look(name, household(name));

// A second import updates: ids stay when the day changes.
const ids = (day) => closeknit(['plan', '-f', 'ics', '--today', day, '--answers', household('open-facebook')]).match(/UID:\S+/g).sort().join();
holds('ids stay the same on another day', ids('2026-11-22') === ids('2026-12-24'));
holds('a year of 29 February has its review on the last day of a month', closeknit(['plan', '-f', 'ics', '--today', '2027-11-30', '--answers', household('shares-nothing')])
	.includes('DTSTART;VALUE=DATE:20280229'));
finish();
