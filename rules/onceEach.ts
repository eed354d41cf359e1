/**
 * The same answer each time that an object is asked about, for as long as that is there.
 *
 * @param ask - answers the same for the same object
 */
export function onceEach<Subject extends object, Answer>(
  ask: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  const answers = new WeakMap<Subject, { readonly answer: Answer }>();
  return (subject) => {
    const given = answers.get(subject) ?? { answer: ask(subject) };
    answers.set(subject, given);
    return given.answer;
  };
}
