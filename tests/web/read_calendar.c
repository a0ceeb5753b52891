/* read_calendar.c - reads an iCalendar file with libical and prints what it understood, a line an event; complains as libical does. */
#include <libical/ical.h>

#include <stdio.h>
#include <stdlib.h>

static char *
next_line(char *bytes, size_t size, void *file)
{
	return fgets(bytes, (int)size, file);
}

static void
print_event(icalcomponent *event)
{
	icalcomponent *alarm = icalcomponent_get_first_component(event, ICAL_VALARM_COMPONENT);
	icalproperty *trigger = alarm != NULL ? icalcomponent_get_first_property(alarm, ICAL_TRIGGER_PROPERTY) : NULL;
	struct icaltimetype start = icalcomponent_get_dtstart(event), end = icalcomponent_get_dtend(event);

	printf("%s|%s|%s|%s|%s|%d|%d\n", icalcomponent_get_uid(event), icaltime_as_ical_string(start), icaltime_as_ical_string(end),
	    icalcomponent_get_summary(event), icalcomponent_get_description(event), start.is_date != 0,
	    trigger != NULL ? icaldurationtype_as_int(icalproperty_get_trigger(trigger).duration) : -1);
}

int
main(int argc, char *argv[])
{
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	icalparser *parser = icalparser_new();
	icalcomponent *calendar, *event;

	if (file == NULL || parser == NULL)
		return EXIT_FAILURE;
	icalparser_set_gen_data(parser, file);
	calendar = icalparser_parse(parser, next_line);
	fclose(file);
	if (calendar == NULL)
		return EXIT_FAILURE;
	icalrestriction_check(calendar);
	printf("errors %d\n", icalcomponent_count_errors(calendar));
	for (event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event != NULL;
	     event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
		print_event(event);
	printf("other %d\n", icalcomponent_count_components(calendar, ICAL_ANY_COMPONENT) - icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT));
	icalcomponent_free(calendar);
	icalparser_free(parser);
	return EXIT_SUCCESS;
}
