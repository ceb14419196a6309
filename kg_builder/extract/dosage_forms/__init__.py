"""Forms, strengths and routes a drug is sold in."""
