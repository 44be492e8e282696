"""What others would write: baselines under the same scorer as ours."""
