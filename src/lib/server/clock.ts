/** The time, as an App's part, so that tests and the demonstration can set it. */
export type Clock = () => Date;
export const systemClock: Clock = () => new Date();
