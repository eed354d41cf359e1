import assert from "node:assert/strict";
import { ListTrailsCommand } from "@aws-sdk/client-cloudtrail";
import {
  type AccountState,
  CloseAccountCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  ListAccountsCommand,
  type ListAccountsCommandOutput,
  ListAccountsForParentCommand,
  ListDelegatedAdministratorsCommand,
  ListParentsCommand,
  ListRootsCommand,
  MoveAccountCommand,
  RegisterDelegatedAdministratorCommand,
} from "@aws-sdk/client-organizations";
import { setAccountState } from "../../../sandbox/localAws/accountState";
import { Account } from "./account";
import { refused } from "./refused";
import { useServer } from "./server";

describe("local AWS: organizations", () => {
  const aws = useServer();
  let management: Account;
  let organization: string;
  let root: string;
  beforeEach(async () => {
    management = await Account.enter(aws().endpoint);
    const client = management.organizations();
    organization = (await client.send(new CreateOrganizationCommand({}))).Organization?.Id ?? "";
    root = (await client.send(new ListRootsCommand({}))).Roots?.[0]?.Id ?? "";
  });
  const join = async (AccountName = "member") => {
    const creation = new CreateAccountCommand({ AccountName, Email: `${AccountName}@example.com` });
    return (await management.organizations().send(creation)).CreateAccountStatus?.AccountId ?? "";
  };
  const makeUnit = async (ParentId: string, Name: string) => {
    const creation = new CreateOrganizationalUnitCommand({ ParentId, Name });
    return (await management.organizations().send(creation)).OrganizationalUnit?.Id ?? "";
  };
  const move = (AccountId: string, SourceParentId: string, DestinationParentId: string) =>
    management.organizations().send(new MoveAccountCommand({ AccountId, SourceParentId, DestinationParentId }));
  const describeAccount = async (AccountId: string) =>
    (await management.organizations().send(new DescribeAccountCommand({ AccountId }))).Account;

  describe("accounts", () => {
    it("have the path to their place", async () => {
      const member = await join();
      assert.deepEqual((await describeAccount(member))?.Paths, [`${organization}/${root}/${member}/`]);
      const outer = await makeUnit(root, "outer");
      const inner = await makeUnit(outer, "inner");
      await move(member, root, inner);
      const paths = [`${organization}/${root}/${outer}/${inner}/${member}/`];
      assert.deepEqual((await describeAccount(member))?.Paths, paths);
      const { Accounts } = await management.organizations().send(new ListAccountsForParentCommand({ ParentId: inner }));
      assert.deepEqual(
        Accounts?.map((account) => account.Paths),
        [paths],
      );
      const all = await management.organizations().send(new ListAccountsCommand({}));
      assert.deepEqual(
        all.Accounts?.map((account) => account.Paths),
        [[`${organization}/${root}/${management.id}/`], paths],
      );
    });

    const statuses: Record<AccountState, string> = {
      PENDING_ACTIVATION: "ACTIVE",
      ACTIVE: "ACTIVE",
      SUSPENDED: "SUSPENDED",
      PENDING_CLOSURE: "PENDING_CLOSURE",
      CLOSED: "SUSPENDED",
    };
    for (const [state, status] of Object.entries(statuses) as [AccountState, string][]) {
      const usable = state === "ACTIVE" || state === "PENDING_CLOSURE";
      it(`have the status ${status} in the state ${state}, and are ${usable ? "" : "not "}usable`, async () => {
        const member = await join();
        await setAccountState(aws().endpoint, member, state);
        const described = await describeAccount(member);
        assert.deepEqual([described?.State, described?.Status], [state, status]);
        const entry = Account.enter(aws().endpoint, member);
        await (usable ? entry : refused(entry, "AccessDenied", /sts:AssumeRole/, 403));
      });
    }

    it("are closed once they were asked to, once", async () => {
      const AccountId = await join();
      const close = () => management.organizations().send(new CloseAccountCommand({ AccountId }));
      await close();
      const described = await describeAccount(AccountId);
      assert.deepEqual([described?.State, described?.Status], ["CLOSED", "SUSPENDED"]);
      await refused(close(), "AccountAlreadyClosedException");
    });

    it("do not change where there is no such account", async () => {
      await assert.rejects(setAccountState(aws().endpoint, "999999999999", "CLOSED"), /HTTP 404/);
    });
  });

  describe("pages", () => {
    const pagesOf = async (list: (NextToken?: string) => Promise<ListAccountsCommandOutput>) => {
      const pages: string[][] = [];
      let token: string | undefined;
      do {
        const { Accounts, NextToken } = await list(token);
        pages.push(Accounts?.map((account) => account.Id ?? "") ?? []);
        token = NextToken;
      } while (token !== undefined);
      return pages;
    };
    const listAll = (MaxResults?: number) =>
      pagesOf((NextToken) => management.organizations().send(new ListAccountsCommand({ MaxResults, NextToken })));

    it("hold as many as were asked for, with an empty one after the first of several", async () => {
      const members = [await join("a"), await join("b"), await join("c"), await join("d")];
      const everybody = [management.id, ...members];
      assert.deepEqual(await listAll(), [everybody]);
      assert.deepEqual(await listAll(5), [everybody]);
      assert.deepEqual(await listAll(2), [everybody.slice(0, 2), [], everybody.slice(2, 4), everybody.slice(4)]);
      const inRoot = (MaxResults: number) =>
        pagesOf((NextToken) =>
          management.organizations().send(new ListAccountsForParentCommand({ ParentId: root, MaxResults, NextToken })),
        );
      assert.deepEqual(await inRoot(3), [everybody.slice(0, 3), [], everybody.slice(3)]);
    });

    it("hold twenty at most", async () => {
      for (let n = 0; n < 20; n++) await join(`member-${String(n)}`);
      assert.deepEqual(
        (await listAll()).map((page) => page.length),
        [20, 0, 1],
      );
      await refused(listAll(21), "InvalidInputException", /MAX_VALUE_EXCEEDED/);
      await refused(listAll(0), "InvalidInputException", /MIN_VALUE_EXCEEDED/);
    });

    it("are not found by a token of nobody's", async () => {
      const list = management.organizations().send(new ListAccountsCommand({ NextToken: "tomorrow" }));
      await refused(list, "InvalidInputException", /INVALID_NEXT_TOKEN/);
    });
  });

  describe("who may ask", () => {
    const reads = (as: Account, member: string) => [
      () => as.organizations().send(new ListAccountsCommand({})),
      () => as.organizations().send(new DescribeAccountCommand({ AccountId: member })),
      () => as.organizations().send(new ListRootsCommand({})),
      () => as.organizations().send(new ListParentsCommand({ ChildId: member })),
      () => as.organizations().send(new ListDelegatedAdministratorsCommand({})),
    ];

    it("are not members, but for the organization itself", async () => {
      const member = await Account.enter(aws().endpoint, await join());
      for (const read of reads(member, member.id)) {
        await refused(read(), "AccessDeniedException", /don't have permissions to access this resource/);
      }
      const { Organization } = await member.organizations().send(new DescribeOrganizationCommand({}));
      assert.equal(Organization?.MasterAccountId, management.id);
    });

    it("are delegated administrators of any service, for reading", async () => {
      const member = await Account.enter(aws().endpoint, await join());
      const ServicePrincipal = "guardduty.amazonaws.com";
      await management
        .organizations()
        .send(new RegisterDelegatedAdministratorCommand({ AccountId: member.id, ServicePrincipal }));
      for (const read of reads(member, member.id)) await read();
      const { Accounts } = await member.organizations().send(new ListAccountsCommand({}));
      assert.deepEqual(
        Accounts?.map((account) => account.Id),
        [management.id, member.id],
      );
      const closing = member.organizations().send(new CloseAccountCommand({ AccountId: member.id }));
      await refused(closing, "AccessDeniedException");
    });

    it("are not those without an organization", async () => {
      const stranger = await Account.enter(aws().endpoint);
      for (const read of reads(stranger, stranger.id)) await refused(read(), "AWSOrganizationsNotInUseException");
      await stranger.cloudTrail().send(new ListTrailsCommand({}));
    });

    it("learn nothing of states and paths of delegated administrators", async () => {
      const AccountId = await join();
      const ServicePrincipal = "guardduty.amazonaws.com";
      const client = management.organizations();
      await client.send(new RegisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal }));
      const { DelegatedAdministrators } = await client.send(new ListDelegatedAdministratorsCommand({}));
      assert.deepEqual(
        DelegatedAdministrators?.map(({ Id, Name, Status }) => [Id, Name, Status]),
        [[AccountId, "member", "ACTIVE"]],
      );
      assert.deepEqual(
        Object.keys(DelegatedAdministrators[0] ?? {}).filter((key) => /State|Paths/.test(key)),
        [],
      );
    });
  });
});
