import { spread } from "./statistics";

const rounds = Number(process.env["BENCH_ROUNDS"] ?? 5);

/** One way of doing the measured thing; `measure` answers seconds. */
export interface Contender {
  readonly name: string;
  measure(): Promise<number>;
}

/** Seconds of each contender, round by round. */
export type Measured = readonly (readonly number[])[];

/**
 * Measures contenders in turn, A B A B ..., after a round that is not counted, and prints each with its ratio to the
 * first, taken round by round: the machine's own drift then cancels out.
 *
 * @param notCounted - how many rounds come first and are not counted; none where a round takes minutes
 */
export async function compare(
  title: string,
  goal: string,
  contenders: readonly [Contender, ...Contender[]],
  notCounted = 1,
): Promise<Measured> {
  const seconds = contenders.map((): number[] => []);
  for (let round = 1 - notCounted; round <= rounds; round++) {
    for (const [index, contender] of contenders.entries()) {
      const elapsed = await contender.measure();
      if (round > 0) seconds[index]?.push(elapsed);
    }
  }
  console.log(`\n${title}; median (lowest–highest) of ${rounds} rounds. ${goal}`);
  for (const [index, { name }] of contenders.entries()) {
    const ratio = spread(inEachRound(seconds[index], seconds[0], (own, first) => own / first));
    console.log(`  ${name.padEnd(48)} ${spread(seconds[index] ?? []).padEnd(22)} s   ratio ${ratio}`);
  }
  return seconds;
}

/** Compares two contenders round by round. */
export function inEachRound(
  own: readonly number[] = [],
  other: readonly number[] = [],
  compared: (own: number, other: number) => number,
): readonly number[] {
  return own.map((value, round) => compared(value, other[round] ?? NaN));
}
