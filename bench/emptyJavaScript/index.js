// A program that makes nothing, as `pulumi new javascript` leaves it to be filled.
require("@pulumi/pulumi");
