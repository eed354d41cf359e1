package main

import (
	"os"
	"path/filepath"
)

// metaDirectory is the package of look-ups that belong to no service: partition, region, service principal.
const metaDirectory = "internal/service/meta"

// regionEndpoint names a region's EC2 endpoint as the AWS documentation writes it, instead of asking the EC2 SDK.
const regionEndpoint = `
func ec2Endpoint(_ context.Context, region *endpoints.Region) (*url.URL, error) {
	partition, ok := endpoints.PartitionForRegion(endpoints.DefaultPartitions(), region.ID())
	if !ok {
		return nil, fmt.Errorf("no partition has the region %s", region.ID())
	}
	return &url.URL{Scheme: "https", Host: "ec2." + region.ID() + "." + partition.DNSSuffix()}, nil
}
`

// withoutEC2 takes out of a copy of the package what imports EC2: the look-up that lists regions, and the SDK's resolver of
// endpoints.
func withoutEC2(directory string) error {
	if err := os.Remove(filepath.Join(directory, "regions_data_source.go")); err != nil {
		return err
	}
	if err := rewrite(filepath.Join(directory, "service_package_gen.go"), func(content []byte) ([]byte, error) {
		return dropRegistration(content, "newRegionsDataSource")
	}); err != nil {
		return err
	}
	return rewrite(filepath.Join(directory, "region_data_source.go"), func(content []byte) ([]byte, error) {
		return replaceFunction(content, "ec2Endpoint", regionEndpoint)
	})
}
