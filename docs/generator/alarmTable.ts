import { cisAlarms, type CisAlarm } from "../../components/alerts/cisAlarms";
import { table } from "./table";

/**
 * The page of alerts with its table of alarms as they are: what stands between `<!-- table of alarms -->` and
 * `<!-- end of table -->`.
 *
 * @throws Error when the comments are not there
 */
export function withAlarmTable(text: string): string {
  const [start, end] = ["<!-- table of alarms -->\n", "<!-- end of table -->"];
  const [begin, stop] = [text.indexOf(start), text.indexOf(end)];
  if (begin < 0 || stop < begin) throw new Error(`There is no place for the table of alarms: ${start.trim()}, ${end}.`);
  return `${text.slice(0, begin)}${start}\n${alarmTable()}\n\n${text.slice(stop)}`;
}

function alarmTable(): string {
  return table(
    ["alarm", "CIS", "Security Hub", "goes off when"],
    cisAlarms.map(({ name, cis, description, securityHub }: CisAlarm) => [
      `\`${name}\``,
      cis,
      securityHub ?? "–",
      description,
    ]),
  );
}
