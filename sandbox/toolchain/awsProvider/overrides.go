package main

import (
	"strings"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
)

// Longest names that AWS accepts, where Pulumi makes them up.
const (
	maximumNameLength          = 255
	maximumBucketNameLength    = 63
	maximumKeyAliasLength      = 238
	maximumRoleNameLength      = 64
	maximumEventRuleNameLength = 64
)

// policyDocument is a property that takes a policy as a string or as an object.
var policyDocument = &tfbridge.SchemaInfo{
	Type:      "string",
	AltTypes:  []tokens.Type{"aws:iam/PolicyDocument:PolicyDocument"},
	Transform: tfbridge.TransformJSONDocument,
}

func policyProperty(name string) *tfbridge.ResourceInfo {
	return &tfbridge.ResourceInfo{Fields: map[string]*tfbridge.SchemaInfo{name: policyDocument}}
}

// configuration holds the provider settings whose defaults or types differ from Terraform's.
var configuration = map[string]*tfbridge.SchemaInfo{
	"region":                      {Default: &tfbridge.DefaultInfo{EnvVars: []string{"AWS_REGION", "AWS_DEFAULT_REGION"}}},
	"skip_credentials_validation": {Default: &tfbridge.DefaultInfo{Value: false}},
	"skip_metadata_api_check":     {Type: "boolean"},
	"skip_region_validation":      {Default: &tfbridge.DefaultInfo{Value: true}},
}

// resourceOverrides holds the resources whose properties differ from what the bridge derives.
var resourceOverrides = map[string]*tfbridge.ResourceInfo{
	"aws_iam_role": {Fields: map[string]*tfbridge.SchemaInfo{
		"name":               tfbridge.AutoName("name", maximumRoleNameLength, "-"),
		"assume_role_policy": policyDocument,
	}},
	"aws_iam_policy":                         policyProperty("policy"),
	"aws_iam_role_policy":                    policyProperty("policy"),
	"aws_iam_user_policy":                    policyProperty("policy"),
	"aws_iam_group_policy":                   policyProperty("policy"),
	"aws_s3_bucket_policy":                   policyProperty("policy"),
	"aws_sns_topic_policy":                   policyProperty("policy"),
	"aws_cloudwatch_event_rule":              autoNamed("name", "name", maximumEventRuleNameLength),
	"aws_cloudwatch_event_target":            autoNamed("target_id", "targetId", maximumNameLength),
	"aws_cloudwatch_metric_alarm":            autoNamed("alarm_name", "name", maximumNameLength),
	"aws_cloudwatch_log_subscription_filter": renamed("log_group_name", "logGroup"),
	"aws_sns_topic_subscription":             renamed("topic_arn", "topic"),
	"aws_s3_bucket_website_configuration": {Fields: map[string]*tfbridge.SchemaInfo{
		"routing_rule":  {Name: "routingRules"},
		"routing_rules": {Name: "routingRuleDetails"},
	}},
	"aws_kms_alias": {Fields: map[string]*tfbridge.SchemaInfo{
		"name": tfbridge.AutoNameWithCustomOptions("name", tfbridge.AutoNameOptions{
			Separator: "-",
			Maxlen:    maximumKeyAliasLength,
			Randlen:   7,
			PostTransform: func(_ *tfbridge.PulumiResource, name string) (string, error) {
				return "alias/" + strings.TrimPrefix(name, "alias/"), nil
			},
		}),
	}},
	"aws_s3_bucket": {Fields: map[string]*tfbridge.SchemaInfo{
		"bucket": tfbridge.AutoNameTransform("bucket", maximumBucketNameLength, strings.ToLower),
	}},
}

// functionOverrides holds the functions whose properties differ from what the bridge derives.
var functionOverrides = map[string]*tfbridge.DataSourceInfo{
	"aws_organizations_organizational_units": {Fields: map[string]*tfbridge.SchemaInfo{"children": {Name: "children"}}},
}

func renamed(terraformName, name string) *tfbridge.ResourceInfo {
	return &tfbridge.ResourceInfo{Fields: map[string]*tfbridge.SchemaInfo{terraformName: {Name: name}}}
}

func autoNamed(terraformName, name string, length int) *tfbridge.ResourceInfo {
	return &tfbridge.ResourceInfo{Fields: map[string]*tfbridge.SchemaInfo{
		terraformName: tfbridge.AutoName(name, length, "-"),
	}}
}
