"""What is to be tested before and during treatment."""
