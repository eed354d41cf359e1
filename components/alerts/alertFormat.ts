/** What a message of an alert is written for. */
export const AlertFormat = {
  /** Lines of text, for whoever reads mails. Amazon Q Developer in chat applications passes them over. */
  Text: "text",
  /** JSON that Amazon Q Developer in chat applications shows in Slack and Microsoft Teams; mails have the JSON. */
  Chat: "chat",
} as const;

/** One of the formats. */
export type AlertFormat = (typeof AlertFormat)[keyof typeof AlertFormat];
