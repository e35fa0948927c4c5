/**
 * The part of GitHub's public GraphQL schema that the fake serves.
 * `schema.test.ts` holds it to be a true subset of the official SDL (@octokit/graphql-schema, 7 MB, not shipped):
 * every type, field, argument, default and nullability equal.
 */
export const sdl = /* GraphQL */ `
interface Actor { login: String!, url: URI! }

type Bot implements Actor & Node { id: ID!, databaseId: Int, login: String!, url: URI! }

type ClosedEvent implements Node {
  actor: Actor
  createdAt: DateTime!
  id: ID!
  stateReason: IssueStateReason
  url: URI!
}

type CommentDeletedEvent implements Node {
  actor: Actor
  createdAt: DateTime!
  id: ID!
  databaseId: Int
  deletedCommentAuthor: Actor
}

type Commit implements Node {
  id: ID!
  oid: GitObjectID!
  committedDate: DateTime!
  message: String!
  author: GitActor
  committer: GitActor
}

type ConvertedToDiscussionEvent implements Node { actor: Actor, createdAt: DateTime!, id: ID! }

type GitActor { name: String, email: String, user: User, date: GitTimestamp }

type HeadRefForcePushedEvent implements Node {
  actor: Actor
  createdAt: DateTime!
  id: ID!
  beforeCommit: Commit
  afterCommit: Commit
}

type Issue implements Node {
  id: ID!
  databaseId: Int
  number: Int!
  url: URI!
  state: IssueState!
  stateReason(enableDuplicate: Boolean = false): IssueStateReason
  locked: Boolean!
  updatedAt: DateTime!
  createdAt: DateTime!
  closedAt: DateTime
  title: String!
  body: String!
  lastEditedAt: DateTime
  includesCreatedEdit: Boolean!
  author: Actor
  editor: Actor
  labels(after: String, before: String, first: Int, last: Int, orderBy: LabelOrder = {field: CREATED_AT, direction: ASC}): LabelConnection
  comments(after: String, before: String, first: Int, last: Int, orderBy: IssueCommentOrder): IssueCommentConnection!
  timelineItems(after: String, before: String, first: Int, itemTypes: [IssueTimelineItemsItemType!], last: Int, since: DateTime, skip: Int): IssueTimelineItemsConnection!
  repository: Repository!
}

type IssueComment implements Node {
  id: ID!
  databaseId: Int
  fullDatabaseId: BigInt
  author: Actor
  editor: Actor
  body: String!
  createdAt: DateTime!
  publishedAt: DateTime
  updatedAt: DateTime!
  lastEditedAt: DateTime
  includesCreatedEdit: Boolean!
  isMinimized: Boolean!
  minimizedReason: String
  createdViaEmail: Boolean!
  authorAssociation: CommentAuthorAssociation!
  viewerDidAuthor: Boolean!
  url: URI!
}

type IssueCommentConnection { totalCount: Int!, nodes: [IssueComment], pageInfo: PageInfo! }

type IssueTimelineItemsConnection {
  totalCount: Int!
  filteredCount: Int!
  pageCount: Int!
  pageInfo: PageInfo!
  nodes: [IssueTimelineItems]
}

type Label implements Node {
  id: ID!
  name: String!
  color: String!
  description: String
  isDefault: Boolean!
}

type LabelConnection { totalCount: Int!, nodes: [Label], pageInfo: PageInfo! }

type LabeledEvent implements Node { actor: Actor, createdAt: DateTime!, id: ID!, label: Label! }

type LockedEvent implements Node { actor: Actor, createdAt: DateTime!, id: ID!, lockReason: LockReason }

type Mannequin implements Actor & Node { id: ID!, databaseId: Int, login: String!, url: URI! }

type MergedEvent implements Node { actor: Actor, createdAt: DateTime!, id: ID!, commit: Commit }

interface Node { id: ID! }

type Organization implements Actor & Node & RepositoryOwner {
  id: ID!
  databaseId: Int
  login: String!
  url: URI!
  name: String
}

type PageInfo { hasNextPage: Boolean!, hasPreviousPage: Boolean!, startCursor: String, endCursor: String }

type PullRequest implements Node {
  id: ID!
  databaseId: Int
  number: Int!
  url: URI!
  state: PullRequestState!
  locked: Boolean!
  updatedAt: DateTime!
  createdAt: DateTime!
  closedAt: DateTime
  title: String!
  body: String!
  lastEditedAt: DateTime
  includesCreatedEdit: Boolean!
  headRefOid: GitObjectID!
  headRefName: String!
  baseRefName: String!
  isDraft: Boolean!
  merged: Boolean!
  author: Actor
  editor: Actor
  labels(after: String, before: String, first: Int, last: Int, orderBy: LabelOrder = {field: CREATED_AT, direction: ASC}): LabelConnection
  comments(after: String, before: String, first: Int, last: Int, orderBy: IssueCommentOrder): IssueCommentConnection!
  timelineItems(after: String, before: String, first: Int, itemTypes: [PullRequestTimelineItemsItemType!], last: Int, since: DateTime, skip: Int): PullRequestTimelineItemsConnection!
  repository: Repository!
}

type PullRequestCommit implements Node { id: ID!, commit: Commit!, url: URI! }

type PullRequestReview implements Node {
  id: ID!
  databaseId: Int
  author: Actor
  editor: Actor
  state: PullRequestReviewState!
  body: String!
  submittedAt: DateTime
  lastEditedAt: DateTime
  includesCreatedEdit: Boolean!
  authorCanPushToRepository: Boolean!
  commit: Commit
  url: URI!
  createdAt: DateTime!
}

type PullRequestTimelineItemsConnection {
  totalCount: Int!
  filteredCount: Int!
  pageCount: Int!
  pageInfo: PageInfo!
  nodes: [PullRequestTimelineItems]
}

type Query implements Node {
  id: ID!
  viewer: User!
  rateLimit(dryRun: Boolean = false): RateLimit
  repository(followRenames: Boolean = true, name: String!, owner: String!): Repository
  node(id: ID!): Node
  nodes(ids: [ID!]!): [Node]!
  user(login: String!): User
  organization(login: String!): Organization
}

type RateLimit { cost: Int!, limit: Int!, remaining: Int!, used: Int!, resetAt: DateTime!, nodeCount: Int! }

type Ref implements Node { id: ID!, name: String! }

type RenamedTitleEvent implements Node {
  actor: Actor
  createdAt: DateTime!
  id: ID!
  previousTitle: String!
  currentTitle: String!
}

type ReopenedEvent implements Node {
  actor: Actor
  createdAt: DateTime!
  id: ID!
  stateReason: IssueStateReason
}

type Repository implements Node {
  id: ID!
  databaseId: Int
  name: String!
  nameWithOwner: String!
  owner: RepositoryOwner!
  url: URI!
  visibility: RepositoryVisibility!
  isPrivate: Boolean!
  isArchived: Boolean!
  isLocked: Boolean!
  isDisabled: Boolean!
  hasIssuesEnabled: Boolean!
  viewerPermission: RepositoryPermission
  label(name: String!): Label
  labels(after: String, before: String, first: Int, last: Int, orderBy: LabelOrder = {field: CREATED_AT, direction: ASC}, query: String): LabelConnection
  issue(number: Int!): Issue
  pullRequest(number: Int!): PullRequest
  issueOrPullRequest(number: Int!): IssueOrPullRequest
  defaultBranchRef: Ref
  createdAt: DateTime!
}

interface RepositoryOwner { id: ID!, login: String!, url: URI! }

type ReviewDismissedEvent implements Node {
  actor: Actor
  createdAt: DateTime!
  id: ID!
  databaseId: Int
  previousReviewState: PullRequestReviewState!
  review: PullRequestReview
  dismissalMessage: String
}

type TransferredEvent implements Node { actor: Actor, createdAt: DateTime!, id: ID! }

type UnlabeledEvent implements Node { actor: Actor, createdAt: DateTime!, id: ID!, label: Label! }

type UnlockedEvent implements Node { actor: Actor, createdAt: DateTime!, id: ID! }

type User implements Actor & Node & RepositoryOwner {
  id: ID!
  databaseId: Int
  login: String!
  url: URI!
  name: String
}

union IssueTimelineItems = ClosedEvent | CommentDeletedEvent | ConvertedToDiscussionEvent | IssueComment | LabeledEvent | LockedEvent | RenamedTitleEvent | ReopenedEvent | TransferredEvent | UnlabeledEvent | UnlockedEvent

union PullRequestTimelineItems = ClosedEvent | CommentDeletedEvent | ConvertedToDiscussionEvent | HeadRefForcePushedEvent | IssueComment | LabeledEvent | LockedEvent | MergedEvent | PullRequestCommit | PullRequestReview | RenamedTitleEvent | ReopenedEvent | ReviewDismissedEvent | TransferredEvent | UnlabeledEvent | UnlockedEvent

union IssueOrPullRequest = Issue | PullRequest

scalar URI

scalar DateTime

enum IssueStateReason {
  COMPLETED DUPLICATE NOT_PLANNED REOPENED
}

scalar GitObjectID

scalar GitTimestamp

enum IssueState {
  CLOSED OPEN
}

input LabelOrder { direction: OrderDirection!, field: LabelOrderField! }

enum OrderDirection {
  ASC DESC
}

enum LabelOrderField {
  CREATED_AT NAME
}

input IssueCommentOrder { direction: OrderDirection!, field: IssueCommentOrderField! }

enum IssueCommentOrderField {
  UPDATED_AT
}

enum IssueTimelineItemsItemType {
  ADDED_TO_PROJECT_EVENT ASSIGNED_EVENT CLOSED_EVENT COMMENT_DELETED_EVENT CONNECTED_EVENT CONVERTED_NOTE_TO_ISSUE_EVENT
  CONVERTED_TO_DISCUSSION_EVENT CROSS_REFERENCED_EVENT DEMILESTONED_EVENT DISCONNECTED_EVENT ISSUE_COMMENT LABELED_EVENT LOCKED_EVENT
  MARKED_AS_DUPLICATE_EVENT MENTIONED_EVENT MILESTONED_EVENT MOVED_COLUMNS_IN_PROJECT_EVENT PARENT_ISSUE_ADDED_EVENT
  PARENT_ISSUE_REMOVED_EVENT PINNED_EVENT REFERENCED_EVENT REMOVED_FROM_PROJECT_EVENT RENAMED_TITLE_EVENT REOPENED_EVENT SUBSCRIBED_EVENT
  SUB_ISSUE_ADDED_EVENT SUB_ISSUE_REMOVED_EVENT TRANSFERRED_EVENT UNASSIGNED_EVENT UNLABELED_EVENT UNLOCKED_EVENT
  UNMARKED_AS_DUPLICATE_EVENT UNPINNED_EVENT UNSUBSCRIBED_EVENT USER_BLOCKED_EVENT
}

scalar BigInt

enum CommentAuthorAssociation {
  COLLABORATOR CONTRIBUTOR FIRST_TIMER FIRST_TIME_CONTRIBUTOR MANNEQUIN MEMBER NONE OWNER
}

enum LockReason {
  OFF_TOPIC RESOLVED SPAM TOO_HEATED
}

enum PullRequestState {
  CLOSED MERGED OPEN
}

enum PullRequestTimelineItemsItemType {
  ADDED_TO_MERGE_QUEUE_EVENT ADDED_TO_PROJECT_EVENT ASSIGNED_EVENT AUTOMATIC_BASE_CHANGE_FAILED_EVENT
  AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT AUTO_MERGE_DISABLED_EVENT AUTO_MERGE_ENABLED_EVENT AUTO_REBASE_ENABLED_EVENT
  AUTO_SQUASH_ENABLED_EVENT BASE_REF_CHANGED_EVENT BASE_REF_DELETED_EVENT BASE_REF_FORCE_PUSHED_EVENT CLOSED_EVENT COMMENT_DELETED_EVENT
  CONNECTED_EVENT CONVERTED_NOTE_TO_ISSUE_EVENT CONVERTED_TO_DISCUSSION_EVENT CONVERT_TO_DRAFT_EVENT CROSS_REFERENCED_EVENT
  DEMILESTONED_EVENT DEPLOYED_EVENT DEPLOYMENT_ENVIRONMENT_CHANGED_EVENT DISCONNECTED_EVENT HEAD_REF_DELETED_EVENT
  HEAD_REF_FORCE_PUSHED_EVENT HEAD_REF_RESTORED_EVENT ISSUE_COMMENT LABELED_EVENT LOCKED_EVENT MARKED_AS_DUPLICATE_EVENT MENTIONED_EVENT
  MERGED_EVENT MILESTONED_EVENT MOVED_COLUMNS_IN_PROJECT_EVENT PARENT_ISSUE_ADDED_EVENT PARENT_ISSUE_REMOVED_EVENT PINNED_EVENT
  PULL_REQUEST_COMMIT PULL_REQUEST_COMMIT_COMMENT_THREAD PULL_REQUEST_REVIEW PULL_REQUEST_REVIEW_THREAD PULL_REQUEST_REVISION_MARKER
  READY_FOR_REVIEW_EVENT REFERENCED_EVENT REMOVED_FROM_MERGE_QUEUE_EVENT REMOVED_FROM_PROJECT_EVENT RENAMED_TITLE_EVENT REOPENED_EVENT
  REVIEW_DISMISSED_EVENT REVIEW_REQUESTED_EVENT REVIEW_REQUEST_REMOVED_EVENT SUBSCRIBED_EVENT SUB_ISSUE_ADDED_EVENT
  SUB_ISSUE_REMOVED_EVENT TRANSFERRED_EVENT UNASSIGNED_EVENT UNLABELED_EVENT UNLOCKED_EVENT UNMARKED_AS_DUPLICATE_EVENT UNPINNED_EVENT
  UNSUBSCRIBED_EVENT USER_BLOCKED_EVENT
}

enum PullRequestReviewState {
  APPROVED CHANGES_REQUESTED COMMENTED DISMISSED PENDING
}

enum RepositoryVisibility {
  INTERNAL PRIVATE PUBLIC
}

enum RepositoryPermission {
  ADMIN MAINTAIN READ TRIAGE WRITE
}
`;
