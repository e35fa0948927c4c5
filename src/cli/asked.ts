/** Asks in a terminal. @returns null after Ctrl-C or Ctrl-D: whoever leaves has answered nothing. */
export async function asked<T>(prompt: () => Promise<T>): Promise<T | null> {
  try {
    return await prompt();
  } catch (error) {
    if (error instanceof Error && /^(Exit|Abort)PromptError$/.test(error.name)) return null;
    throw error;
  }
}
