"""Storage that speaks S3: Amazon's, Cloudflare R2, Backblaze B2, MinIO, Ceph and their like."""
