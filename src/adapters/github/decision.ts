/**
 * One call = what guard needs to decide and REST does not tell. Cost: 1 point (no nested connections).
 * Valid for an issue or a PR number; pages backwards with `before`.
 */
export const decisionQuery = /* GraphQL */ `
query GuardDecision($owner: String!, $repo: String!, $number: Int!, $approved: String!, $denied: String!, $question: String!, $before: String, $n: Int = 100) {
  viewer { login databaseId __typename }
  rateLimit { cost limit remaining used resetAt }
  repository(owner: $owner, name: $repo) {
    id databaseId nameWithOwner isArchived isLocked visibility viewerPermission
    approved: label(name: $approved) { id name }
    denied: label(name: $denied) { id name }
    question: label(name: $question) { id name }
    issueOrPullRequest(number: $number) {
      __typename
      ... on Issue {
        id databaseId number url state locked updatedAt createdAt
        title body lastEditedAt includesCreatedEdit
        author { ...A } editor { ...A }
        labels(first: 100) { totalCount nodes { id name } }
        timelineItems(last: $n, before: $before, itemTypes: [LABELED_EVENT, UNLABELED_EVENT, ISSUE_COMMENT, COMMENT_DELETED_EVENT, CLOSED_EVENT, REOPENED_EVENT, LOCKED_EVENT, UNLOCKED_EVENT, TRANSFERRED_EVENT, RENAMED_TITLE_EVENT, CONVERTED_TO_DISCUSSION_EVENT]) {
          totalCount filteredCount pageInfo { hasPreviousPage startCursor }
          nodes { ...I }
        }
      }
      ... on PullRequest {
        id databaseId number url prState: state locked updatedAt createdAt
        title body lastEditedAt includesCreatedEdit headRefOid isDraft merged
        author { ...A } editor { ...A }
        labels(first: 100) { totalCount nodes { id name } }
        prTimeline: timelineItems(last: $n, before: $before, itemTypes: [LABELED_EVENT, UNLABELED_EVENT, ISSUE_COMMENT, COMMENT_DELETED_EVENT, PULL_REQUEST_REVIEW, REVIEW_DISMISSED_EVENT, PULL_REQUEST_COMMIT, HEAD_REF_FORCE_PUSHED_EVENT, CLOSED_EVENT, REOPENED_EVENT, MERGED_EVENT, LOCKED_EVENT, UNLOCKED_EVENT, RENAMED_TITLE_EVENT]) {
          totalCount filteredCount pageInfo { hasPreviousPage startCursor }
          nodes { ...P }
        }
      }
    }
  }
}
fragment A on Actor { __typename login ... on User { id databaseId } ... on Bot { id databaseId } ... on Mannequin { id databaseId } ... on Organization { id databaseId } }
fragment C on IssueComment { id databaseId author { ...A } editor { ...A } body createdAt publishedAt updatedAt lastEditedAt includesCreatedEdit isMinimized minimizedReason createdViaEmail authorAssociation viewerDidAuthor url }
fragment I on IssueTimelineItems {
  __typename
  ... on LabeledEvent { id createdAt actor { ...A } label { id name } }
  ... on UnlabeledEvent { id createdAt actor { ...A } label { id name } }
  ... on IssueComment { ...C }
  ... on CommentDeletedEvent { id createdAt actor { ...A } deletedCommentAuthor { ...A } }
  ... on ClosedEvent { id createdAt actor { ...A } }
  ... on ReopenedEvent { id createdAt actor { ...A } }
  ... on LockedEvent { id createdAt actor { ...A } }
  ... on UnlockedEvent { id createdAt actor { ...A } }
  ... on TransferredEvent { id createdAt actor { ...A } }
  ... on RenamedTitleEvent { id createdAt actor { ...A } previousTitle currentTitle }
  ... on ConvertedToDiscussionEvent { id createdAt actor { ...A } }
}
fragment P on PullRequestTimelineItems {
  __typename
  ... on LabeledEvent { id createdAt actor { ...A } label { id name } }
  ... on UnlabeledEvent { id createdAt actor { ...A } label { id name } }
  ... on IssueComment { ...C }
  ... on CommentDeletedEvent { id createdAt actor { ...A } deletedCommentAuthor { ...A } }
  ... on PullRequestReview { id author { ...A } editor { ...A } reviewState: state body submittedAt lastEditedAt includesCreatedEdit authorCanPushToRepository reviewedCommit: commit { oid } url }
  ... on ReviewDismissedEvent { id createdAt actor { ...A } previousReviewState review { id } }
  ... on PullRequestCommit { commit { oid committedDate } }
  ... on HeadRefForcePushedEvent { id createdAt actor { ...A } beforeCommit { oid } afterCommit { oid } }
  ... on ClosedEvent { id createdAt actor { ...A } }
  ... on ReopenedEvent { id createdAt actor { ...A } }
  ... on MergedEvent { id createdAt actor { ...A } }
  ... on LockedEvent { id createdAt actor { ...A } }
  ... on UnlockedEvent { id createdAt actor { ...A } }
  ... on RenamedTitleEvent { id createdAt actor { ...A } previousTitle currentTitle }
}
`;

/** Who asks, where, and the labels, in one call. */
export const identityQuery = /* GraphQL */ `
query GuardIdentity($owner: String!, $repo: String!, $approved: String!, $denied: String!, $question: String!) {
  viewer { login databaseId __typename }
  repository(owner: $owner, name: $repo) {
    id databaseId nameWithOwner isArchived visibility hasIssuesEnabled viewerPermission
    defaultBranchRef { name }
    approved: label(name: $approved) { id name }
    denied: label(name: $denied) { id name }
    question: label(name: $question) { id name }
  }
}
`;

/** Who stands behind the token, where no repository is known. */
export const viewerQuery = /* GraphQL */ `
query GuardViewer {
  viewer { login databaseId __typename }
}
`;
