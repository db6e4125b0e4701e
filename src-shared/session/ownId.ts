// Whose an ExternalSessionId is: the clinic's own, or of this desk's making. Apart from the schemas: the page carries no schema library.

/** Ids that this desk makes start so; all others were typed by the clinic or came from elsewhere. */
export const OWN_EXTERNAL_ID_PREFIX = 'fd-';

/** The clinic's own id of a session, or '' where the id is one of this desk's own making. */
export function clinicsOwnId(externalId: string): string {
  return externalId.toLowerCase().startsWith(OWN_EXTERNAL_ID_PREFIX) ? '' : externalId;
}
