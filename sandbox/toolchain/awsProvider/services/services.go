// Package services lists the AWS services that the trimmed provider keeps.
package services

// Kept names the service packages of terraform-provider-aws that are built in. Adding a service is one line here, and, if
// its Terraform names start with a prefix of their own, one in Modules.
var Kept = []string{
	"account",
	"athena",
	"cloudformation",
	"cloudtrail",
	"cloudwatch",
	"events",
	"glue",
	"iam",
	"kms",
	"logs",
	"meta",
	"organizations",
	"s3",
	"s3control",
	"sns",
	"sts",
}

// Modules maps the first word of a Terraform name, after `aws_`, to the module of its Pulumi token.
var Modules = map[string]string{
	"account":        "account",
	"athena":         "athena",
	"cloudformation": "cloudformation",
	"cloudtrail":     "cloudtrail",
	"cloudwatch":     "cloudwatch",
	"glue":           "glue",
	"iam":            "iam",
	"kms":            "kms",
	"organizations":  "organizations",
	"s3":             "s3",
	"s3control":      "s3control",
	"sns":            "sns",
}
