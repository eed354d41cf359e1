package main

import (
	"fmt"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"

	"cloudtrail-baseline/sandbox/toolchain/awsProvider/services"
)

// irregularResources are the resources whose token does not follow from their Terraform name.
var irregularResources = map[string]string{
	"aws_account_alternate_contact":           "account:AlternativeContact",
	"aws_cloudformation_type":                 "cloudformation:CloudFormationType",
	"aws_cloudtrail":                          "cloudtrail:Trail",
	"aws_glue_ml_transform":                   "glue:MLTransform",
	"aws_iam_openid_connect_provider":         "iam:OpenIdConnectProvider",
	"aws_iam_user_ssh_key":                    "iam:SshKey",
	"aws_s3_bucket_analytics_configuration":   "s3:AnalyticsConfiguration",
	"aws_s3_bucket_inventory":                 "s3:Inventory",
	"aws_s3_bucket_replication_configuration": "s3:BucketReplicationConfig",
	"aws_s3_object":                           "s3:BucketObjectv2",
	"aws_sns_topic_data_protection_policy":    "sns:DataProtectionPolicy",
}

// irregularFunctions are the functions whose token does not follow from their Terraform name.
var irregularFunctions = map[string]string{
	"aws_arn":                         "index:getArn",
	"aws_billing_service_account":     "index:getBillingServiceAccount",
	"aws_caller_identity":             "index:getCallerIdentity",
	"aws_canonical_user_id":           "s3:getCanonicalUserId",
	"aws_cloudformation_type":         "cloudformation:getCloudFormationType",
	"aws_default_tags":                "index:getDefaultTags",
	"aws_iam_openid_connect_provider": "iam:getOpenIdConnectProvider",
	"aws_ip_ranges":                   "index:getIpRanges",
	"aws_kms_ciphertext":              "kms:getCipherText",
	"aws_partition":                   "index:getPartition",
	"aws_region":                      "index:getRegion",
	"aws_service":                     "index:getService",
	"aws_service_principal":           "index:getServicePrincipal",
}

// resourceToken returns module and type of a resource, as in `s3:BucketPolicy` for `aws_s3_bucket_policy`.
func resourceToken(terraformName string) (string, error) {
	if token, ok := irregularResources[terraformName]; ok {
		return token, nil
	}
	module, name, err := split(terraformName)
	return module + ":" + name, err
}

// functionToken returns module and name of a function, as in `s3:getBucket` for the data source `aws_s3_bucket`.
func functionToken(terraformName string) (string, error) {
	if token, ok := irregularFunctions[terraformName]; ok {
		return token, nil
	}
	module, name, err := split(terraformName)
	return module + ":get" + name, err
}

// split takes a Terraform name apart into the module its first word stands for and the rest in Pascal case.
func split(terraformName string) (module, name string, err error) {
	prefix, rest, found := strings.Cut(strings.TrimPrefix(terraformName, "aws_"), "_")
	module, known := services.Modules[prefix]
	if !found || !known {
		return "", "", fmt.Errorf("no token for %s: add its prefix to services.Modules, or the name to the irregular ones",
			terraformName)
	}
	for _, word := range strings.Split(rest, "_") {
		name += strings.ToUpper(word[:1]) + word[1:]
	}
	return module, name, nil
}

// typeToken writes `s3:BucketPolicy` as `aws:s3/bucketPolicy:BucketPolicy`.
func typeToken(token string) tokens.Type {
	return tokens.Type(memberToken(token))
}

// memberToken writes `s3:getBucket` as `aws:s3/getBucket:getBucket`.
func memberToken(token string) tokens.ModuleMember {
	module, name, _ := strings.Cut(token, ":")
	return tokens.ModuleMember(fmt.Sprintf("aws:%s/%s%s:%s", module, strings.ToLower(name[:1]), name[1:], name))
}
