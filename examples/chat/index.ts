// The trail of an account, whose alarms and alerts are shown in a channel of Slack or Microsoft Teams, where nobody may do
// anything with them.
import * as pulumi from "@pulumi/pulumi";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import * as chatbot from "@pulumi/aws/chatbot";
import * as iam from "@pulumi/aws/iam";
import { MultiRegionTrail } from "pulumi-cloudtrail-baseline";

interface Slack {
  readonly workspaceId: string;
  readonly channelId: string;
}

interface Teams {
  readonly tenantId: string;
  readonly teamId: string;
  readonly channelId: string;
}

const config = new pulumi.Config();
const slack = config.getObject<Slack>("slack");
const teams = config.getObject<Teams>("teams");

const trail = new MultiRegionTrail("account-trail", {
  createLogGroup: true,
  createCisAlarms: true,
  createTamperAlerts: true,
  tamperAlertFormat: "chat",
});

// The service asks for a role. This one may do nothing, and neither may the channel: it only shows what the topic sends.
const role = new iam.Role("chat", {
  assumeRolePolicy: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "chatbot.amazonaws.com" }, Action: "sts:AssumeRole" }],
  },
});
const channel = {
  configurationName: "account-trail",
  iamRoleArn: role.arn,
  guardrailPolicyArns: [pulumi.interpolate`arn:${getPartitionOutput().partition}:iam::aws:policy/AWSDenyAll`],
  loggingLevel: "ERROR",
  snsTopicArns: trail.alertTopicArn === undefined ? [] : [trail.alertTopicArn],
};

if (slack !== undefined) {
  new chatbot.SlackChannelConfiguration("chat", {
    ...channel,
    slackTeamId: slack.workspaceId,
    slackChannelId: slack.channelId,
  });
}
if (teams !== undefined) new chatbot.TeamsChannelConfiguration("chat", { ...channel, ...teams });

export const { alertTopicArn } = trail;
