import DataLoader from "dataloader";

/** How long answers are made at a stretch; other requests and feeds get their turn in between. */
const STRETCH_MS = 15;

/**
 * Answers equal questions of one request once, and many questions without holding up other requests.
 *
 * `keyOf` tells two questions apart. What `answer` throws is the outcome of its own question only.
 */
export function fairLoader<Question, Answer>(
  keyOf: (question: Question) => string,
  answer: (question: Question) => Answer | Promise<Answer>,
): DataLoader<Question, Answer, string> {
  const answerAll = async (questions: readonly Question[]): Promise<(Answer | Error)[]> => {
    const answers: Promise<Answer | Error>[] = [];
    let since = performance.now();
    for (const question of questions) {
      answers.push(outcomeOf(answer, question));
      if (performance.now() - since < STRETCH_MS) continue;
      await new Promise(setImmediate);
      since = performance.now();
    }
    return Promise.all(answers);
  };
  return new DataLoader<Question, Answer, string>(answerAll, { cacheKeyFn: keyOf });
}

async function outcomeOf<Question, Answer>(
  answer: (question: Question) => Answer | Promise<Answer>,
  question: Question,
): Promise<Answer | Error> {
  try {
    return await answer(question);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
