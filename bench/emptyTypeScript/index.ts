// A program that makes nothing, as `pulumi new typescript` leaves it to be filled, with that template's tsconfig.json.
import "@pulumi/pulumi";
