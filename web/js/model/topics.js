/** Questions worth an hour, for those who come without one. */
export const TOPICS = [
  "Should children choose what they learn?",
  "Is there such a thing as a neutral curriculum?",
  "What would we lose if we stopped giving grades?",
  "Can anyone be taught to think for themselves?",
  "Now that a machine can write the essay, what is an essay for?",
  "Does a good teacher need to be liked?",
];
