import { checkDivisionCode, checkObjectId, checkProjectFilter } from "./check-question";
import type { LiveQuestion } from "./live-filters";

/** The rules of finds for subscriptions, too: who waits for nothing should know. @throws {HubError} BAD_REQUEST */
export function checkLiveQuestion({ field, filter }: LiveQuestion): void {
  switch (field) {
    case "projectPublished":
      checkDivisionCode("filter.within", filter.within);
      checkDivisionCode("filter.servesArea", filter.servesArea);
      return checkProjectFilter(filter);
    case "demandPosted":
      return checkDivisionCode("filter.within", filter.within);
    case "placementAdvanced":
      return checkObjectId("filter.organizationId", filter.organizationId);
    case "changes":
      return;
    default:
      return field satisfies never;
  }
}
